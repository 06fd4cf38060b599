/** Runs contenders side by side: rounds in turn, each run in a process of its own, and the medians. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import * as ts from 'typescript';
import type { Contender, Sample, Task } from './contenders';

/** Medians of one contender. */
export interface Result extends Sample {
  /** The whole process, from its start to its end. */
  readonly process: number;
}

export type Setting = Omit<Task, 'contender' | 'outdir'>;

const cache = join(__dirname, '..', '.cache', 'bench');

/** In memory where the system has such a place: what is compared is programs, not disks. */
export const outputs = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Compiled once, so that no process pays for a compiler. */
export function prepare(): void {
  mkdirSync(cache, { recursive: true });
  for (const name of ['contenders', 'fleet']) {
    const source = readFileSync(join(__dirname, `${name}.ts`), 'utf8');
    const { outputText } = ts.transpileModule(source, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } });
    writeFileSync(join(cache, `${name}.js`), outputText);
  }
  // Alone, because the floor loads nothing that it does not need.
  buildSync({
    entryPoints: [join(__dirname, '..', 'src', 'text', 'emit-manifest.ts')], outfile: join(cache, 'emitter.js'), bundle: true, platform: 'node', logLevel: 'error',
  });
}

export function measure<C extends Contender>(setting: Setting, contenders: readonly C[], rounds: number): Readonly<Record<C, Result>> {
  const runs = new Map<C, Result[]>(contenders.map((contender) => [contender, []]));
  const bytes = new Map<C, string>();
  for (let round = 0; round < rounds; round++) {
    for (const contender of contenders) {
      const { result, hash } = runOnce({ ...setting, contender });
      runs.get(contender)!.push(result);
      bytes.set(contender, hash);
    }
  }
  // js-yaml quotes in its own way; all others write the bytes of cdk8s or do not count.
  const hashes = new Set([...bytes].filter(([contender]) => contender !== 'models').map(([, hash]) => hash));
  if (hashes.size > 1) {
    throw new Error(`the bytes differ: ${JSON.stringify({ setting, bytes: [...bytes] })}`);
  }
  return Object.fromEntries([...runs].map(([contender, results]) => [contender, medians(results)])) as Record<C, Result>;
}

function runOnce(task: Omit<Task, 'outdir'>): { readonly result: Result; readonly hash: string } {
  const directory = mkdtempSync(join(outputs, 'bench-'));
  try {
    const outdir = join(directory, 'dist');
    const start = performance.now();
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(cache, 'contenders.js'), JSON.stringify({ ...task, outdir })], { encoding: 'utf8' });
    const took = performance.now() - start;
    if (status !== 0) {
      throw new Error(`${task.contender} failed: ${stderr.slice(0, 2000)}`);
    }
    const sample = JSON.parse(stdout) as Sample;
    return { result: { ...sample, process: took - sample.aside }, hash: hashOf(outdir) };
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Of all files, without the list of what was written. */
function hashOf(directory: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(directory).filter((file) => !file.startsWith('.cdk8s-gitops')).sort()) {
    hash.update(name).update(readFileSync(join(directory, name)));
  }
  return hash.digest('hex');
}

function medians(results: readonly Result[]): Result {
  const median = (of: (result: Result) => number) => results.map(of).sort((a, b) => a - b)[Math.floor((results.length - 1) / 2)];
  return {
    synth: median(({ synth }) => synth),
    check: median(({ check }) => check ?? 0),
    aside: median(({ aside }) => aside),
    memory: median(({ memory }) => memory),
    process: median((result) => result.process),
  };
}

/** Milliseconds that `require` of the library takes when cdk8s is there already. */
export function measureImport(rounds: number): number {
  const script = 'require("cdk8s"); const start = performance.now(); const { GitOpsApp, GitOpsChart } = require(process.argv[1]);'
    + 'process.stdout.write(String(performance.now() - start))';
  const root = join(__dirname, '..');
  const times = Array.from({ length: rounds }, () => Number(spawnSync(process.execPath, ['-e', script, root], { encoding: 'utf8', cwd: root }).stdout));
  return times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
}
