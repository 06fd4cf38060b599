import { ApiObject, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { OutputPlan } from '../constructs';
import { Faults } from '../diagnostics';
import { compact, SyncIntent } from '../model';

interface Known {
  readonly subject: string;
  readonly metadata: string;
}

const made = new WeakMap<IConstruct, Map<string, Known>>();

/** The Namespace of a release, once for each cluster; two releases that want it differently are a fault. */
export function ensureNamespace(scope: Construct, cluster: string, name: string, sync: SyncIntent, faults: Faults): void {
  const known = made.get(scope.node.root) ?? new Map<string, Known>();
  made.set(scope.node.root, known);
  const labels = sync.namespaceLabels;
  const metadata = JSON.stringify([labels, sync.namespaceAnnotations].map((entries) => Object.entries(entries).sort()));
  const before = known.get(`${cluster}/${name}`);
  if (before) {
    if (before.metadata !== metadata) {
      faults.add('FLX120', `namespace "${name}" would get other labels or annotations than "${before.subject}" gives it`, 'give both the same sync.namespaceLabels and sync.namespaceAnnotations');
    }
    return;
  }
  known.set(`${cluster}/${name}`, { subject: scope.node.path, metadata });
  const object = new ApiObject(Chart.of(scope), `namespace-${cluster}-${name}`, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: compact({
      name,
      labels,
      // A namespace that leaves Git must not take everything in it along.
      annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled', ...sync.namespaceAnnotations },
    }),
  });
  object.metadata.add('namespace', undefined);
  OutputPlan.tryOf(scope)?.place(object, `apps/${cluster}/namespaces/${name}.yaml`, object);
}
