/** The ways to one and the same repository. Each runs in a process of its own; the time of `synth` is taken here. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FleetKind, FleetMember, fleet } from './fleet';

/** What one process is asked to do. */
export interface Task {
  readonly contender: Contender;
  readonly kind: FleetKind;
  readonly size: number;
  /** A file for each app, or one for all. */
  readonly files: 'many' | 'one';
  /** Whether every chart depends on a first one. */
  readonly dependencies: boolean;
  readonly outdir: string;
}

export interface Sample {
  /** Milliseconds from the tree, or the plain objects, to the files. */
  readonly synth: number;
  /** Milliseconds that the schema check alone takes for the same manifests, once it is warm. */
  readonly check?: number;
  /** Milliseconds of the process that only the measuring needs. */
  readonly aside: number;
  /** Peak memory of the process, in megabytes. */
  readonly memory: number;
}

/** `schemas` is `gitops` without the catalogue of checks, as it was before there were any: schemas and rules of the API server alone. */
export type Contender = 'raw' | 'gitops' | 'schemas' | 'charts' | 'floor' | 'models';

// Loaded at run time, and by need: what a contender does not use must not cost it anything.
const load = createRequire(__filename);
const root = join(__dirname, '..', '..');

export function run(task: Task): Sample {
  const members = fleet(task.kind, task.size);
  const synth = { raw: cdk8s, gitops: cdk8s, schemas: cdk8s, charts: cdk8s, floor, models }[task.contender](task, members);
  const emptying = task.contender === 'schemas' ? timeOf(emptyCatalogue) : 0;
  const took = timeOf(synth);
  const memory = process.resourceUsage().maxRSS / 1024;
  const check = task.contender === 'gitops' ? timeCheck(members) : undefined;
  return { synth: took, check, aside: emptying + (check ?? 0), memory };
}

function timeOf(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function cdk8s(task: Task, members: readonly FleetMember[]): () => void {
  const { ApiObject, App, Chart, YamlOutputType } = load('cdk8s') as typeof import('cdk8s');
  const props = { outdir: task.outdir, yamlOutputType: task.files === 'one' ? YamlOutputType.FILE_PER_APP : YamlOutputType.FILE_PER_CHART };
  const ours = task.contender === 'raw' ? undefined : load(root) as typeof import('cdk8s-gitops');
  const app = task.contender === 'gitops' || task.contender === 'schemas' ? new ours!.GitOpsApp(props) : new App(props);
  const chartClass = task.contender === 'charts' ? ours!.GitOpsChart : Chart;
  const platform = task.dependencies ? new chartClass(app, 'platform') : undefined;
  if (platform) {
    new ApiObject(platform, 'config', { apiVersion: 'v1', kind: 'ConfigMap' });
  }
  const only = task.files === 'one' ? new chartClass(app, 'fleet') : undefined;
  for (const { name, manifests } of members) {
    const chart = only ?? new chartClass(app, name);
    if (platform) {
      chart.addDependency(platform);
    }
    manifests.forEach((manifest, index) => new ApiObject(chart, `${name}-${index}`, manifest as never));
  }
  return () => app.synth();
}

function emptyCatalogue(): void {
  const { CHECK_AREAS, allChecks } = load(join(root, 'lib', 'checks')) as { readonly CHECK_AREAS: unknown[]; allChecks(): readonly unknown[] };
  if (CHECK_AREAS.splice(0).length === 0 || allChecks().length > 0) {
    throw new Error('the catalogue of checks is not emptied like this any more');
  }
}

/** Nothing but the emitter and the file system: as fast as it gets with these bytes. */
function floor(task: Task, members: readonly FleetMember[]): () => void {
  const { ManifestEmitter } = load('./emitter.js') as typeof import('../src/text');
  return () => {
    mkdirSync(task.outdir, { recursive: true });
    const emitters = members[0].manifests.map(() => new ManifestEmitter('dropped'));
    for (const { name, manifests } of members) {
      writeFileSync(join(task.outdir, `${name}.k8s.yaml`), manifests.map((manifest, index) => emitters[index].tryEmit(manifest)!).join('---\n'));
    }
  };
}

/** `@kubernetes-models`, with its validation and the fastest YAML library that it is used with. */
function models(task: Task, members: readonly FleetMember[]): () => void {
  const { Application } = load('@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application') as {
    Application: new (data: unknown) => { validate(): void; toJSON(): unknown };
  };
  const { dump } = load('js-yaml') as { dump(value: unknown): string };
  return () => {
    mkdirSync(task.outdir, { recursive: true });
    for (const { name, manifests: [manifest] } of members) {
      const application = new Application(manifest);
      application.validate();
      writeFileSync(join(task.outdir, `${name}.yaml`), dump(application.toJSON()));
    }
  };
}

function timeCheck(members: readonly FleetMember[]): number {
  const { checkManifest } = load(join(root, 'lib', 'schema')) as typeof import('../src/schema');
  const manifests = members.flatMap((member) => member.manifests);
  return timeOf(() => manifests.forEach((manifest) => checkManifest(manifest, { argocd: '3.5', flux: '2.9' })));
}

if (require.main === module) {
  process.stdout.write(JSON.stringify(run(JSON.parse(process.argv[2]) as Task)));
}
