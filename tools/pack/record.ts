import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve, sep } from 'node:path';
import { promisify } from 'node:util';

/** Files that are run one after the other. */
export interface Program {
  readonly level: string;
  readonly engine: string;
  readonly mains: readonly string[];
}

/** The files of the compiled library that a program loads, as paths in the library are. */
export async function record(program: Program, library: string): Promise<ReadonlySet<string>> {
  const outdir = mkdtempSync(join(tmpdir(), 'cdk8s-gitops-record-'));
  try {
    const list = join(outdir, 'loaded.json');
    // Nothing else of the environment: keys of SOPS and settings of cdk8s would change what is loaded.
    const env = { PATH: process.env.PATH, CDK8S_OUTDIR: join(outdir, 'dist'), ENGINE: program.engine };
    await promisify(execFile)(process.execPath, ['--import', 'tsx', __filename, list, ...program.mains.map((main) => resolve(main))], { env, maxBuffer: 2 ** 26 });
    const files = (JSON.parse(readFileSync(list, 'utf8')) as string[]).filter((file) => file.startsWith(library + sep));
    return new Set(files.map((file) => relative(library, file).slice(0, -'.js'.length).split(sep).join('/')));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** In a process of its own, which then has loaded nothing else. */
if (require.main === module) {
  const [list, ...mains] = process.argv.slice(2);
  mains.forEach(require);
  writeFileSync(list, JSON.stringify(Object.keys(require.cache)));
}
