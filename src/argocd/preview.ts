/** What the Applications and ApplicationSets below a construct will be in the cluster. */
import { resolve } from 'node:path';
import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import {
  expandApplicationSet, IN_CLUSTER, joinWorlds, parseWorld, Repositories, summarize, Unknown, World as Facts, WorldCluster, WorldRepository,
} from '../applicationset';
import { fleetOf, OutputPlan, Preview, PreviewedApplication, World } from '../constructs';
import { Faults } from '../diagnostics';
import { ClusterIntent, GeneratorIntent, GitIntent } from '../model';

type Manifest = { readonly [key: string]: unknown };

/** Fails with what the controller would refuse; what the world does not say is in the preview's `unknown`. */
export function previewObjects(scope: IConstruct, world: World): Preview {
  const facts = factsOf(scope, world);
  const repositories = new Repositories(facts);
  const faults = new Faults(scope.node.path);
  const applications: PreviewedApplication[] = [];
  const unknown: string[] = [];
  for (const object of scope.node.findAll().filter(isArgoObject)) {
    const manifest = object.toJson() as Manifest;
    if (object.kind === 'Application') {
      applications.push(previewed(manifest));
      continue;
    }
    const expansion = expandApplicationSet(manifest, facts, { subject: object.node.path, repositories });
    faults.addAll(expansion.diagnostics);
    applications.push(...expansion.applications.map((application) => previewed(application.manifest)));
    unknown.push(...expansion.unknown.map((part) => describe(expansion.name, part)));
  }
  faults.throwIfAny();
  return new Preview(applications, unknown);
}

function isArgoObject(construct: IConstruct): construct is ApiObject {
  return ApiObject.isApiObject(construct) && construct.apiGroup === 'argoproj.io' && ['Application', 'ApplicationSet'].includes(construct.kind);
}

function previewed(manifest: Manifest): PreviewedApplication {
  const { revision, ...summary } = summarize(manifest);
  return new PreviewedApplication({ ...summary, ...revision === '' ? {} : { revision }, manifest });
}

function describe(name: string, { generator, reason, fix, params }: Unknown): string {
  return `ApplicationSet "${name}" ${generator}${params === undefined ? '' : ` for ${params}`}: ${reason}; ${fix} to know`;
}

/** The world that was given, and for what it does not say, what the app knows. */
function factsOf(scope: IConstruct, world: World): Facts {
  const output = OutputPlan.tryOf(scope);
  const declared = output && output.repository.clusters.length > 0 ? output.repository.clusters : undefined;
  const file = world._file === undefined ? {} : parseWorld(world._file.text, world._file.path, world._file.directory);
  const clusters = world._clusters ?? (file.clusters === undefined ? declared : undefined);
  const given: Facts = { ...clusters ? { clusters: clusters.map(toWorldCluster) } : {}, repositories: world._repositories };
  return joinWorlds(joinWorlds(given, file), { repositories: knownRepositories(scope, output?.repository.root ?? process.cwd()) });
}

function toWorldCluster({ name, local, server, labels }: ClusterIntent): WorldCluster {
  return local ? { ...IN_CLUSTER, labels } : { name, server: server ?? `(server of ${name})`, labels };
}

/** Local copies that GitSources of the app's generators name. */
function knownRepositories(scope: IConstruct, root: string): WorldRepository[] {
  const generators = fleetOf(scope).flatMap(({ set }) => set?.environments ?? []).flatMap(({ generator }) => (generator ? [generator] : []));
  return generators.flatMap(gitOf)
    .filter(({ directory }) => directory !== undefined)
    .map(({ url, directory }) => ({ url, directory: resolve(root, directory!) }));
}

function gitOf(generator: GeneratorIntent): GitIntent[] {
  return 'git' in generator ? [generator.git] : 'generators' in generator ? generator.generators.flatMap(gitOf) : [];
}
