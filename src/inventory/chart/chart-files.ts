import { basename } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseTar } from 'nanotar';
import { isDirectory, listDirectory, tryReadBytes } from '../../text';

/** The files of a chart, by their paths from its directory. */
export type ChartFiles = ReadonlyMap<string, Buffer>;

/** What a packed chart may hold unpacked: Helm itself refuses one of over 100 MiB (`pkg/chart/loader/archive` of Helm 4). */
const MOST_BYTES = 100 * 1024 * 1024;

/** Reads a chart's directory or `.tgz`; throws an error that says what is wrong with it, undefined where there is nothing. */
export function tryReadChartFiles(path: string): ChartFiles | undefined {
  if (isDirectory(path)) {
    const wanted = listDirectory(path).files.filter(isWanted);
    return new Map(wanted.map((file) => [file, tryReadBytes(`${path}/${file}`)!]));
  }
  const bytes = tryReadBytes(path);
  return bytes && unpackChart(bytes);
}

/** A chart's archive holds one directory. */
export function unpackChart(bytes: Buffer): ChartFiles {
  const files = new Map<string, Buffer>();
  for (const { name, data, type } of parseTar(gunzipSync(bytes, { maxOutputLength: MOST_BYTES }))) {
    const path = name.split('/').slice(1).join('/');
    if (type === 'file' && data !== undefined && isWanted(path)) {
      files.set(path, Buffer.from(data));
    }
  }
  return files;
}

/** What says how a chart takes values; templates are left alone. */
function isWanted(path: string): boolean {
  return ['Chart.yaml', 'values.yaml', 'values.schema.json', 'requirements.yaml'].includes(basename(path)) || /^charts\/[^/]+\.tgz$/.test(path);
}

/** The files below a directory of a chart, as a chart of their own. */
export function filesBelow(files: ChartFiles, directory: string): ChartFiles {
  return new Map([...files].filter(([path]) => path.startsWith(`${directory}/`)).map(([path, bytes]) => [path.slice(directory.length + 1), bytes]));
}
