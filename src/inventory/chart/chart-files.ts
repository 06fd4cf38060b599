import { gunzipSync } from 'node:zlib';
import { type ParsedTarFileItem, parseTar } from 'nanotar';
import { isDirectory, listFolder, listTree, tryReadAtMost } from '../../text';

/** The files of a chart, by their paths from its directory. */
export type ChartFiles = ReadonlyMap<string, Buffer>;

/** What a packed chart may hold unpacked: Helm itself refuses one of over 100 MiB (`pkg/chart/loader/archive` of Helm 4). */
const MOST_BYTES = 100 * 1024 * 1024;
/** Charts inside a chart; more of them are piled up to keep somebody busy. */
const MOST_CHARTS = 1_000;
/** A values.yaml of this size is no configuration. */
const LARGEST = 8 * 1024 * 1024;
const DEEPEST = 10;

/** What says how a chart takes values. Of templates, only which values they read. */
const WANTED: readonly string[] = ['Chart.yaml', 'values.yaml', 'values.schema.json', 'requirements.yaml'];

/** How much a chart and the charts in it may still cost. */
export class ChartBudget {
  private bytes = MOST_BYTES;
  private charts = MOST_CHARTS;

  /** The tar in a `.tgz`. */
  public unpack(bytes: Buffer): Buffer {
    const unpacked = this.tryUnpack(bytes);
    this.bytes -= unpacked.length;
    return unpacked;
  }

  public addChart(depth: number): void {
    this.charts--;
    if (this.charts < 0 || depth > DEEPEST) {
      throw new Error(this.charts < 0 ? `it holds more than ${MOST_CHARTS} charts` : `charts are packed in it more than ${DEEPEST} levels deep`);
    }
  }

  private tryUnpack(bytes: Buffer): Buffer {
    try {
      return gunzipSync(bytes, { maxOutputLength: Math.max(1, this.bytes) });
    } catch (error) {
      throw new Error((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'
        ? `it unpacks to more than ${MOST_BYTES / 1024 / 1024} MiB` : `it is no gzip: ${(error as Error).message}`);
    }
  }
}

/** Reads a chart's directory or `.tgz`; throws an error that says what is wrong with it, undefined where there is nothing. */
export function tryReadChartFiles(path: string, budget: ChartBudget): ChartFiles | undefined {
  if (isDirectory(path)) {
    return new Map(filesOfFolder(path, '', 0));
  }
  const bytes = tryReadAtMost(path, MOST_BYTES);
  if (bytes === 'too large') {
    throw new Error(`it is larger than ${MOST_BYTES / 1024 / 1024} MiB`);
  }
  return bytes && unpackChart(bytes, budget);
}

/** Only where files of charts can be: a path may lead to the top of a large tree. */
function filesOfFolder(folder: string, below: string, depth: number): [string, Buffer][] {
  const here = listFolder(`${folder}/${below}`);
  const charts = listFolder(`${folder}/${below}charts`);
  const templates = here.directories.includes('templates') ? listTree(`${folder}/${below}templates`, () => false).files : [];
  const wanted = [
    ...here.files.filter((file) => WANTED.includes(file)),
    ...templates.map((file) => `templates/${file}`),
    ...charts.files.filter((file) => file.endsWith('.tgz')).map((file) => `charts/${file}`),
  ];
  const own = wanted.flatMap((file): [string, Buffer][] => {
    const bytes = readFile(`${folder}/${below}${file}`, `${below}${file}`);
    return bytes === undefined ? [] : [[`${below}${file}`, bytes]];
  });
  // One level more than is read, so that what is too deep is found.
  return depth > DEEPEST ? own : [...own, ...charts.directories.flatMap((name) => filesOfFolder(folder, `${below}charts/${name}/`, depth + 1))];
}

function readFile(path: string, name: string): Buffer | undefined {
  const most = name.endsWith('.tgz') ? MOST_BYTES : LARGEST;
  const bytes = tryReadAtMost(path, most);
  if (bytes === 'too large') {
    throw new Error(`its ${name} is larger than ${most / 1024 / 1024} MiB`);
  }
  return bytes;
}

/** A chart's archive holds one directory. */
export function unpackChart(bytes: Buffer, budget: ChartBudget): ChartFiles {
  const files = new Map<string, Buffer>();
  for (const { name, type, data } of entriesOf(budget.unpack(bytes))) {
    const path = name.split('/').slice(1).join('/');
    if (type === 'file' && data !== undefined && isWanted(path)) {
      files.set(path, Buffer.from(data));
    }
  }
  return files;
}

function entriesOf(tar: Buffer): ParsedTarFileItem[] {
  try {
    return parseTar(tar) as ParsedTarFileItem[];
  } catch (error) {
    throw new Error(`it is no tar: ${(error as Error).message}`);
  }
}

function isWanted(path: string): boolean {
  const own = path.replace(/^(?:charts\/[^/]+\/)*/, '');
  return WANTED.includes(own) || own.startsWith('templates/') || /^charts\/[^/]+\.tgz$/.test(own);
}

/** The files below a directory of a chart, as a chart of their own. */
export function filesBelow(files: ChartFiles, directory: string): ChartFiles {
  return new Map([...files].filter(([path]) => path.startsWith(`${directory}/`)).map(([path, bytes]) => [path.slice(directory.length + 1), bytes]));
}
