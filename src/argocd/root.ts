import { Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { localCluster, OutputPlan } from '../constructs';
import { fail } from '../diagnostics';
import { GitIntent, RootIntent } from '../model';
import { ArgoTarget, gitSource } from './application';
import { Application, ApplicationSource } from './l1/index.generated';

/** Directories of the output that hold what Argo CD applies; projects first, because apps belong to them. */
const DIRECTORIES = ['projects', 'apps'] as const;

/**
 * The app of apps: an Application that applies every Application, ApplicationSet and AppProject that was
 * written. Sync waves order them, where argocd-cm has the health check of Application switched on.
 */
export function renderRoot(scope: Construct, root: RootIntent, target: ArgoTarget): void {
  const output = OutputPlan.of(scope, 'RootApp');
  const { git } = output.repository;
  if (!git) {
    fail('OUT102', root.subject, 'RootApp has to say where the output is committed, and the app does not know', 'give GitOpsApp a repository');
  }
  const object = new Application(scope, 'application', {
    metadata: { name: root.name, namespace: target.namespace },
    spec: {
      project: target.project,
      source: Lazy.any({ produce: () => onlyOne(sources(git, output)) }) as ApplicationSource,
      sources: Lazy.any({ produce: () => severalOf(sources(git, output)) }) as ApplicationSource[],
      destination: { name: 'in-cluster', namespace: target.namespace },
      syncPolicy: { automated: { prune: true, selfHeal: true } },
    },
  });
  output.place(object, `clusters/${localCluster(scope)}/${root.name}.yaml`);
}

/** Only directories that something stands in: a path that does not exist is an error in the cluster. */
function sources(git: GitIntent, output: OutputPlan): ApplicationSource[] {
  return DIRECTORIES
    .filter((directory) => directory === 'apps' || output.objectFilesIn(directory).length > 0)
    .map((directory) => ({ ...gitSource(git), path: output.repositoryPath(directory), directory: { recurse: true } }));
}

/** One source is `source`: `sources` is for those that need it, and the CLI treats the two differently. */
function onlyOne(found: readonly ApplicationSource[]): ApplicationSource | undefined {
  return found.length === 1 ? found[0] : undefined;
}

function severalOf(found: readonly ApplicationSource[]): readonly ApplicationSource[] | undefined {
  return found.length === 1 ? undefined : found;
}
