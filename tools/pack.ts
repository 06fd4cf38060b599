/**
 * Makes the compiled library quick to load, after compiling: `tsx tools/pack.ts`. A file is loaded when something in it is
 * first used, and files that programs load together are one file, a pack.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, Pack, requireOf } from './pack/bundle';
import { isOfCatalogue, withoutExamples } from './pack/check-examples';
import { choosePacks } from './pack/choose-packs';
import { makeLazy } from './pack/lazy-requires';
import { Library, reachable, readLibrary, tryResolve, withDirectRequires } from './pack/library';

const LIBRARY = join(__dirname, '..', 'lib');

async function main(): Promise<void> {
  rmSync(join(LIBRARY, 'packs'), { recursive: true, force: true });
  const compiled = readLibrary(LIBRARY);
  const direct: Library = new Map([...compiled.keys()].map((file) => [file, withDirectRequires(compiled, file)]));
  direct.forEach((source, file) => write(file, makeLazy(source)));
  const needed = reachable(direct, [...direct.keys()].filter((file) => /^(?:index|[^/]+\/index|cli\/main)$/.test(file)));
  const packs = await choosePacks(direct, LIBRARY);
  const sources = [...direct].filter(([file]) => needed.has(file));
  await writePacks(packs, new Map(sources.map(([file, source]) => [file, isOfCatalogue(file) ? withoutExamples(source) : source])));
  [...direct.keys()].filter((file) => !needed.has(file)).forEach(remove);
}

async function writePacks(packs: readonly Pack[], library: Library): Promise<void> {
  mkdirSync(join(LIBRARY, 'packs'));
  for (const pack of packs) {
    write(pack.path, await bundle(pack, packs, library));
    pack.files.forEach(remove);
  }
  const packed = new Set(packs.flatMap(({ files }) => files));
  [...library].filter(([file]) => !packed.has(file)).forEach(([file, source]) => write(file, withPacks(file, makeLazy(source), packs, library)));
}

/** What is required from a file that is in a pack now. */
function withPacks(from: string, source: string, packs: readonly Pack[], library: Library): string {
  return source.replace(/\brequire\("(\.[^"]+)"\)/g, (_, request: string) => requireOf(from, tryResolve(library, from, request)!, packs));
}

function write(file: string, text: string): void {
  writeFileSync(join(LIBRARY, `${file}.js`), text);
}

function remove(file: string): void {
  (isOfCatalogue(file) ? ['js', 'd.ts'] : ['js']).forEach((extension) => rmSync(join(LIBRARY, `${file}.${extension}`)));
}

void main();
