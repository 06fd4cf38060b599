/** How long after a change of one values file the new tree is on disk, while `cdk8s-gitops watch` runs. */
import { ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { outputs } from './measure';

const ROOT = resolve(__dirname, '..');

/** Releases whose values stand in the program, and one whose values are a file. */
const program = (size: number): string => `
import { readFileSync } from 'node:fs';
import { ArgoCd, ChartSource, GitOpsApp, GitOpsChart, HelmApp, HelmValues } from 'cdk8s-gitops';

const app = new GitOpsApp({ delivery: new ArgoCd() });
for (let index = 0; index < ${size}; index++) {
  const name = \`app-\${index}\`;
  const values = index === 7 ? JSON.parse(readFileSync('values.json', 'utf8')) : { replicas: index % 4, image: { tag: \`v1.\${index}\` }, env: { REGION: 'eu' } };
  new HelmApp(new GitOpsChart(app, name), name, {
    chart: ChartSource.fromOci('oci://registry.example.com/charts/shop', '1.0.0'),
    namespace: name,
    values: [HelmValues.inline(values)],
  });
}
app.synth();
`;

/** Milliseconds from the change to the line that says what was written; the median of some, after a few that warm up. */
export async function measureWatch(size: number, rounds: number): Promise<number> {
  const directory = mkdtempSync(join(outputs, 'bench-watch-'));
  mkdirSync(join(directory, 'node_modules'));
  ['cdk8s', 'cdk8s-plus-28', 'constructs', 'tsx'].forEach((name) => symlinkSync(join(ROOT, 'node_modules', name), join(directory, 'node_modules', name)));
  symlinkSync(ROOT, join(directory, 'node_modules/cdk8s-gitops'));
  writeFileSync(join(directory, 'main.ts'), program(size));
  const change = (replicas: number) => writeFileSync(join(directory, 'values.json'), JSON.stringify({ replicas }));
  change(0);
  const child = spawn(process.execPath, [join(ROOT, 'bin/cdk8s-gitops'), 'watch', 'main.ts'], { cwd: directory, stdio: ['ignore', 'pipe', 'pipe'] });
  // It says which file changed; that is of interest only where nothing follows.
  let told = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => told += text);
  const next = () => line(child, () => told);
  try {
    await next();
    const times: number[] = [];
    for (let round = 1; round <= rounds + 3; round++) {
      const start = performance.now();
      change(round);
      const said = await next();
      times.push(performance.now() - start);
      if (!said.includes(`wrote apps/app-7.yaml; ${size - 1} unchanged`)) {
        throw new Error(`one file was expected to be written: ${said}`);
      }
    }
    return times.slice(3).sort((a, b) => a - b)[Math.floor(rounds / 2)];
  } finally {
    child.kill();
    rmSync(directory, { recursive: true, force: true });
  }
}

function line(child: ChildProcess, told: () => string): Promise<string> {
  return new Promise((found, failed) => {
    const ended = () => failed(new Error(`the loop ended: ${told()}`));
    child.once('exit', ended);
    child.stdout!.once('data', (text: Buffer) => {
      child.off('exit', ended);
      found(String(text));
    });
  });
}

if (require.main === module) {
  void (async () => {
    for (const size of [100, 1000, 10_000]) {
      console.log(`${size} Applications: ${(await measureWatch(size, 7)).toFixed(0)} ms`);
    }
  })();
}
