import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire, SourceMap } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import * as ts from 'typescript';
import { ROOT } from './pages';

/** Local files that programs of the documentation read: each program finds a copy in its working directory. */
const LOCAL_FILES = join(ROOT, 'docs/snippets');

/** What a program wrote, and the message with which it failed. */
export interface ProgramResult {
  /** By path below its output directory. */
  readonly files: ReadonlyMap<string, string>;
  /** By path below its working directory: what synth keeps beside the output. */
  readonly kept: ReadonlyMap<string, string>;
  readonly error?: string;
}

/** Runs a program as a user would, in a directory of its own. */
export function runProgram(program: string): ProgramResult {
  const directory = mkdtempSync(join(tmpdir(), 'cdk8s-gitops-docs-'));
  const before = { directory: process.cwd(), outdir: process.env.CDK8S_OUTDIR };
  cpSync(LOCAL_FILES, directory, { recursive: true });
  const given = [...readFiles(directory).keys()];
  try {
    delete process.env.CDK8S_OUTDIR;
    process.chdir(directory);
    const error = tryRun(program);
    const written = [...readFiles(directory)].filter(([path]) => !given.includes(path));
    return {
      files: new Map(written.filter(([path]) => path.startsWith('dist/')).map(([path, content]) => [path.slice('dist/'.length), content])),
      kept: new Map(written.filter(([path]) => !path.startsWith('dist/'))),
      error,
    };
  } finally {
    process.chdir(before.directory);
    if (before.outdir !== undefined) {
      process.env.CDK8S_OUTDIR = before.outdir;
    }
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The message with which the program fails. Evaluated, because a context of its own would have another `Object`. */
function tryRun(program: string): string | undefined {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, sourceMap: true };
  const { outputText, sourceMapText } = ts.transpileModule(program, { compilerOptions });
  const code = outputText.replace(/^\/\/# sourceMappingURL.*$/m, '');
  const main = (0, eval)(`(function (require, exports) {${code}\n})\n//# sourceURL=${join(process.cwd(), 'main.ts')}`) as (load: (name: string) => unknown, exports: object) => void;
  const load = createRequire(__filename);
  try {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    main((name) => (name === 'cdk8s-gitops' ? require(join(ROOT, 'src')) : load(name)), {});
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
