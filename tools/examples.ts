import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

/** One example, synthesized once: with one of the engines that it has an expected folder for. */
export interface Example {
  readonly title: string;
  readonly main: string;
  /** Undefined for a program that writes for both engines at once. */
  readonly engine?: string;
  readonly expected: string;
}

const ROOT = resolve(__dirname, '../examples');
const ENGINES = ['argocd', 'flux'];

/** Every folder of examples/ with a main.ts, once for each engine in its expected/ folder. */
export function findExamples(): Example[] {
  return readdirSync(ROOT).sort().filter((name) => existsSync(join(ROOT, name, 'main.ts'))).flatMap(runsOf);
}

function runsOf(name: string): Example[] {
  const main = join(ROOT, name, 'main.ts');
  const expected = join(ROOT, name, 'expected');
  if (name === 'showcase') {
    return [{ title: name, main, expected }];
  }
  return ENGINES
    .map((engine) => ({ title: `${name} with ${engine}`, main, engine, expected: join(expected, engine) }))
    .filter((example) => existsSync(example.expected));
}

/** What a program that finds its engine and its output directory in the environment is started with. */
export function environmentOf(example: Example, outdir: string): Readonly<Record<string, string>> {
  return { CDK8S_OUTDIR: outdir, ENGINE: example.engine ?? '' };
}

/** Every file below a directory, by its path, with its text. */
export function readTree(directory: string): Readonly<Record<string, string>> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(files.sort().map((file) => [relative(directory, file).split('\\').join('/'), readFileSync(file, 'utf8')]));
}
