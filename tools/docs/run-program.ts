import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire, SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as ts from 'typescript';
import * as library from '../../src';
import { ROOT } from './pages';

/** The directory that programs of the documentation run in: local files that they read are here. */
export const WORKING_DIRECTORY = join(ROOT, 'docs/snippets');

/** What a program wrote, by path below its output directory, and the message with which it failed. */
export interface ProgramResult {
  readonly files: ReadonlyMap<string, string>;
  readonly error?: string;
}

/** Runs a program as a user would, in a directory of its own for the output. */
export function runProgram(program: string): ProgramResult {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-gitops-docs-'));
  const before = { directory: process.cwd(), outdir: process.env.CDK8S_OUTDIR };
  try {
    process.chdir(WORKING_DIRECTORY);
    process.env.CDK8S_OUTDIR = outdir;
    const error = tryRun(program);
    return { files: readFiles(outdir), error };
  } finally {
    process.chdir(before.directory);
    if (before.outdir === undefined) {
      delete process.env.CDK8S_OUTDIR;
    } else {
      process.env.CDK8S_OUTDIR = before.outdir;
    }
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** The message with which the program fails. Evaluated, because a context of its own would have another `Object`. */
function tryRun(program: string): string | undefined {
  const { outputText, sourceMapText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, sourceMap: true } });
  const code = outputText.replace(/^\/\/# sourceMappingURL.*$/m, '');
  const main = (0, eval)(`(function (require, exports) {${code}\n})\n//# sourceURL=main.ts`) as (load: (name: string) => unknown, exports: object) => void;
  const load = createRequire(__filename);
  try {
    main((name) => (name === 'cdk8s-gitops' ? library : load(name)), {});
    return undefined;
  } catch (error) {
    const map = new SourceMap(JSON.parse(sourceMapText!));
    return (error as Error).message.replace(/main\.ts:(\d+)/g, (_, line: string) => `main.ts:${originalLine(map, Number(line))}`);
  }
}

function originalLine(map: SourceMap, line: number): number {
  const entry = map.findEntry(line - 1, 1000);
  return 'originalLine' in entry ? entry.originalLine + 1 : line;
}

function readFiles(directory: string): Map<string, string> {
  return new Map(readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => [relative(directory, path).split('\\').join('/'), readFileSync(path, 'utf8')]));
}
