import { ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ProgramRunner } from '../../src/cli/program-runner';
import { codesOf } from '../faults-of';

const ROOT = resolve(__dirname, '../..');
const PATIENCE = 20_000;

const PROGRAM = `
import { readFileSync } from 'node:fs';
import { ArgoCd, ChartSource, GitOpsApp, GitOpsChart, HelmApp, HelmValues } from 'cdk8s-gitops';
import { names } from './names';

const app = new GitOpsApp({ delivery: new ArgoCd() });
for (const name of names) {
  new HelmApp(new GitOpsChart(app, name), name, {
    chart: ChartSource.fromOci('oci://registry.example/charts/shop', '1.0.0'),
    namespace: name,
    values: [HelmValues.inline(JSON.parse(readFileSync(\`envs/\${name}.json\`, 'utf8')))],
  });
}
app.synth();
`;

let directory: string;
let running: Loop | undefined;

/** A running \`watch\`, and what it has said since somebody last waited for it. */
class Loop {
  private readonly child: ChildProcess;
  private heard = '';
  private notify?: () => void;

  public constructor(...args: readonly string[]) {
    this.child = spawn(process.execPath, [join(ROOT, 'bin/cdk8s-gitops'), 'watch', ...args], { cwd: directory, stdio: 'pipe' });
    for (const stream of [this.child.stdout!, this.child.stderr!]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.heard += text;
        this.notify?.();
      });
    }
  }

  /** Everything up to the text that is waited for. */
  public async until(expected: string | RegExp): Promise<string> {
    while (!new RegExp(expected).test(this.heard)) {
      await new Promise<void>((found, failed) => {
        const timer = setTimeout(() => failed(new Error(`no "${expected}" in: ${this.heard}`)), PATIENCE);
        this.notify = () => {
          clearTimeout(timer);
          found();
        };
      });
    }
    const { heard } = this;
    this.heard = '';
    return heard;
  }

  /** How the process ends, after a signal where one is given. */
  public async end(signal?: NodeJS.Signals): Promise<{ readonly code: number | null; readonly signal: string | null }> {
    return new Promise((ended) => {
      this.child.on('exit', (code, by) => ended({ code, signal: by }));
      signal === undefined || this.child.kill(signal);
    });
  }

  /** As a reader that has read enough does. */
  public leave(): void {
    this.child.stdout!.destroy();
    this.child.stderr!.destroy();
  }

  public stop(): void {
    this.child.kill();
  }
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), content);
}

beforeEach(() => {
  directory = realpathSync(mkdtempSync(join(tmpdir(), 'cdk8s-gitops-watch-')));
  mkdirSync(join(directory, 'node_modules'));
  ['cdk8s', 'cdk8s-plus-28', 'constructs', 'tsx'].forEach((name) => symlinkSync(join(ROOT, 'node_modules', name), join(directory, 'node_modules', name)));
  symlinkSync(ROOT, join(directory, 'node_modules/cdk8s-gitops'));
  write('main.ts', PROGRAM);
  write('names.ts', 'export const names: string[] = ["dev", "prod", "test"];\n');
  ['dev', 'prod', 'test'].forEach((name) => write(`envs/${name}.json`, '{"replicas": 1}'));
});

afterEach(() => {
  running?.stop();
  running = undefined;
  rmSync(directory, { recursive: true, force: true });
});

test('a change in the values of one environment writes the one file that it is for', async () => {
  running = new Loop('main.ts');
  await running.until(/dist: wrote .*; 0 unchanged/);
  const file = (name: string) => join(directory, 'dist/apps', `${name}.yaml`);
  const before = ['prod', 'test'].map((name) => statSync(file(name)).ino);
  write('envs/dev.json', '{"replicas": 2}');
  expect(await running.until('unchanged')).toContain('dist: wrote apps/dev.yaml; 2 unchanged');
  expect(readFileSync(file('dev'), 'utf8')).toContain('replicas: 2');
  expect(['prod', 'test'].map((name) => statSync(file(name)).ino)).toEqual(before);
}, 2 * PATIENCE);

test('a change of the program counts, in a file that it imports as well', async () => {
  running = new Loop('main.ts');
  await running.until('0 unchanged');
  write('names.ts', 'export const names: string[] = ["dev", "prod"];\n');
  expect(await running.until('unchanged')).toContain('dist: removed apps/test.yaml; 2 unchanged');
}, 2 * PATIENCE);

test('files in a directory that is new count', async () => {
  running = new Loop('main.ts', '--output', 'out');
  await running.until('out: wrote');
  write('main.ts', PROGRAM.replace('`envs/${name}.json`', '`new/envs/${name}.json`'));
  await running.until('ENOENT');
  ['dev', 'prod', 'test'].forEach((name) => write(`new/envs/${name}.json`, '{"replicas": 3}'));
  await running.until('0 unchanged');
  write('new/envs/prod.json', '{"replicas": 4}');
  await running.until('out: wrote apps/prod.yaml; 2 unchanged');
}, 2 * PATIENCE);

test('an error is shown, nothing is written, and the loop goes on', async () => {
  running = new Loop('main.ts');
  await running.until('0 unchanged');
  write('envs/dev.json', '{"replicas": ');
  const said = await running.until('SyntaxError');
  expect(said).not.toContain('unchanged');
  write('envs/dev.json', '{"replicas": 5}');
  expect(await running.until('unchanged')).toContain('wrote apps/dev.yaml; 2 unchanged');
}, 2 * PATIENCE);

test('a program that ends the process ends one run', async () => {
  write('main.ts', `${PROGRAM}\nprocess.exit(1);`);
  running = new Loop('main.ts');
  await running.until('0 unchanged');
  write('envs/dev.json', '{"replicas": 6}');
  await running.until('wrote apps/dev.yaml; 2 unchanged');
}, 2 * PATIENCE);

test('what a program throws or ends later does not end the loop', async () => {
  write('main.ts', `${PROGRAM}\nsetTimeout(() => { throw new Error('too late'); }, 1);`);
  running = new Loop('main.ts');
  await running.until('too late');
  write('main.ts', `${PROGRAM}\nsetTimeout(() => process.exit(1), 1);\nsetTimeout(() => console.log('after the end'), 20);`);
  await running.until('after the end');
  write('envs/dev.json', '{"replicas": 7}');
  await running.until('wrote apps/dev.yaml; 2 unchanged');
}, 2 * PATIENCE);

test('a synth that comes later is told when it comes', async () => {
  write('main.ts', PROGRAM.replace('app.synth();', 'setTimeout(() => app.synth(), 100);'));
  running = new Loop('main.ts');
  expect(await running.until('0 unchanged')).toMatch(/^no synth so far \(\d+ ms\)\ndist: wrote .*; 0 unchanged\n$/);
}, 2 * PATIENCE);

test('a program that cannot be read is told by its line alone', async () => {
  write('main.ts', 'const = 1;\n');
  running = new Loop('main.ts');
  expect(await running.until(/main\.ts:1:6.*\n/)).not.toMatch(/\n\s+at /);
}, 2 * PATIENCE);

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the loop, and a program that listens for it may do that itself', async (signal) => {
  running = new Loop('main.ts');
  await running.until('0 unchanged');
  expect(await running.end(signal)).toEqual({ code: null, signal });
  write('main.ts', `${PROGRAM}\nprocess.on('${signal}', () => process.exit(7));`);
  running = new Loop('main.ts');
  await running.until('unchanged');
  expect(await running.end(signal)).toEqual({ code: 7, signal: null });
}, 2 * PATIENCE);

test('the loop ends when its reader has left', async () => {
  running = new Loop('main.ts');
  await running.until('0 unchanged');
  const ended = running.end();
  running.leave();
  write('envs/dev.json', '{"replicas": 8}');
  expect(await ended).toEqual({ code: 0, signal: null });
}, 2 * PATIENCE);

test('says that an ES module would run once only', async () => {
  write('once.mjs', 'export const nothing = 1;\n');
  running = new Loop('once.mjs');
  await running.until('CLI103 .*once.mjs');
}, 2 * PATIENCE);

test('fails when there is no such program', () => {
  expect(codesOf(() => new ProgramRunner(join(directory, 'absent.ts')))).toEqual(['CLI101']);
  expect(codesOf(() => new ProgramRunner(directory))).toEqual(['CLI101']);
});

test('fails when nothing can run TypeScript', () => {
  rmSync(join(directory, 'node_modules'), { recursive: true });
  expect(codesOf(() => new ProgramRunner(join(directory, 'main.ts')))).toEqual(['CLI102']);
});
