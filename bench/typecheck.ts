/**
 * What type-checking costs a user, beyond a cdk8s project without objects: a program with EnvironmentSet, and the
 * same ApplicationSet with the classes that `cdk8s import` makes of the CRDs. No skipLibCheck, as `cdk8s init` leaves it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const PROJECT = join(ROOT, '.cache', 'bench', 'typecheck');
const TEMPLATE = join(ROOT, 'node_modules/cdk8s-cli/templates/typescript-app/tsconfig.json');
const CRDS = resolve(ROOT, '../shared/crds/argo-cd/v3.5');

const EMPTY = `
import { App, Chart } from 'cdk8s';

const app = new App();
new Chart(app, 'apps');
app.synth();
`;

const OURS = `
import { ArgoCd, ChartSource, Cluster, Environment, EnvironmentSet, GitOpsApp, GitOpsChart, GitSource, HelmValues } from 'cdk8s-gitops';

const app = new GitOpsApp({ delivery: new ArgoCd() });
const config = GitSource.fromUrl('https://github.com/myorg/config', { branch: 'main' });
new EnvironmentSet(new GitOpsChart(app, 'apps'), 'shop', {
  chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '2.3.1'),
  environments: [
    Environment.named('dev', { values: [HelmValues.fromGit(config, 'envs/dev.yaml')] }),
    Environment.named('prod', { cluster: Cluster.named('prod-eu'), chartVersion: '2.3.0', values: [HelmValues.fromGit(config, 'envs/prod.yaml')] }),
  ],
});
app.synth();
`;

const IMPORTED = `
import { App, Chart } from 'cdk8s';
import { ApplicationSet } from './imports/argoproj.io';

const app = new App();
new ApplicationSet(new Chart(app, 'apps'), 'shop', {
  metadata: { name: 'shop', namespace: 'argocd' },
  spec: {
    goTemplate: true,
    goTemplateOptions: ['missingkey=error'],
    generators: [{ list: { elements: [
      { env: 'dev', chartVersion: '2.3.1', cluster: 'in-cluster' },
      { env: 'prod', chartVersion: '2.3.0', cluster: 'prod-eu' },
    ] } }],
    template: {
      metadata: { name: 'shop-{{ .env }}' },
      spec: {
        project: 'default',
        destination: { name: '{{ .cluster }}', namespace: 'shop' },
        sources: [
          { repoUrl: 'ghcr.io/myorg/charts', chart: 'shop', targetRevision: '{{ .chartVersion }}', helm: { valueFiles: ['$values/envs/{{ .env }}.yaml'] } },
          { repoUrl: 'https://github.com/myorg/config', targetRevision: 'main', ref: 'values' },
        ],
        syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
      },
    },
  },
});
app.synth();
`;

/** Seconds and megabytes of one run of the compiler. */
interface Cost {
  readonly time: number;
  readonly memory: number;
}

/** Costs beyond the empty project, as shares of what imported classes cost. */
export interface TypecheckShares extends Cost {
  readonly ours: Cost;
  readonly imported: Cost;
}

/** Undefined where the CRDs are not at hand. */
export function measureTypecheck(rounds: number): TypecheckShares | undefined {
  if (!existsSync(CRDS)) {
    return undefined;
  }
  prepareProject();
  const runs = { empty: [] as Cost[], ours: [] as Cost[], imported: [] as Cost[] };
  const names = Object.keys(runs) as (keyof typeof runs)[];
  for (let round = 0; round < rounds; round++) {
    names.forEach((name) => runs[name].push(compile(name)));
  }
  const [empty, ours, imported] = names.map((name) => medians(runs[name]));
  const beyond = ({ time, memory }: Cost): Cost => ({ time: time - empty.time, memory: memory - empty.memory });
  const [mine, theirs] = [beyond(ours), beyond(imported)];
  return { ours: mine, imported: theirs, time: mine.time / theirs.time, memory: mine.memory / theirs.memory };
}

function prepareProject(): void {
  rmSync(PROJECT, { recursive: true, force: true });
  for (const name of ['cdk8s', 'cdk8s-plus-28', 'constructs', '@types/node', 'undici-types']) {
    link(name, join(ROOT, 'node_modules', name));
  }
  link('cdk8s-gitops', ROOT);
  const { compilerOptions } = JSON.parse(readFileSync(TEMPLATE, 'utf8')) as { readonly compilerOptions: object };
  for (const [name, program] of Object.entries({ empty: EMPTY, ours: OURS, imported: IMPORTED })) {
    mkdirSync(join(PROJECT, name), { recursive: true });
    writeFileSync(join(PROJECT, name, 'main.ts'), program);
    // TypeScript 5 takes the types of Node by itself, newer ones have to be told.
    writeFileSync(join(PROJECT, name, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...compilerOptions, noEmit: true, types: ['node'] } }));
  }
  for (const crd of ['application.yaml', 'applicationset.yaml']) {
    const args = [join(ROOT, 'node_modules/cdk8s-cli/bin/cdk8s'), 'import', join(CRDS, crd), '--language', 'typescript', '--check-upgrade=false'];
    run(args, join(PROJECT, 'imported'));
  }
}

function link(name: string, target: string): void {
  const path = join(PROJECT, 'node_modules', name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(target, path);
}

function compile(name: string): Cost {
  const text = run([join(ROOT, 'node_modules/typescript/bin/tsc'), '--extendedDiagnostics'], join(PROJECT, name));
  const figure = (label: string) => Number(new RegExp(`^${label}:\\s+([\\d.]+)`, 'm').exec(text)![1]);
  return { time: figure('Total time'), memory: figure('Memory used') / 1024 };
}

function run(args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 26, env: { ...process.env, CDK8S_CHECK_UPGRADE: 'false' } });
  if (status !== 0) {
    throw new Error(`${args[0]} failed: ${stdout.slice(0, 2000)}${stderr.slice(0, 2000)}`);
  }
  return stdout;
}

function medians(costs: readonly Cost[]): Cost {
  const median = (of: (cost: Cost) => number) => costs.map(of).sort((a, b) => a - b)[Math.floor(costs.length / 2)];
  return { time: median(({ time }) => time), memory: median(({ memory }) => memory) };
}

if (require.main === module) {
  console.log(measureTypecheck(3));
}
