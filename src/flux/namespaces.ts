import { ApiObject, Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { OutputPlan } from '../constructs';
import { Faults } from '../diagnostics';
import { compact, SyncIntent } from '../model';

interface Known {
  readonly subject: string;
  readonly metadata: string;
  made: boolean;
}

const namespaces = new WeakMap<IConstruct, Map<string, Known>>();

/** Two releases that want the namespace of a cluster differently are a fault. */
export function checkNamespace(scope: Construct, cluster: string, name: string, sync: SyncIntent, faults: Faults): void {
  const known = namespaces.get(scope.node.root) ?? new Map<string, Known>();
  namespaces.set(scope.node.root, known);
  const metadata = JSON.stringify([sync.namespaceLabels, sync.namespaceAnnotations].map((entries) => Object.entries(entries).sort()));
  const before = known.get(`${cluster}/${name}`);
  if (!before) {
    known.set(`${cluster}/${name}`, { subject: scope.node.path, metadata, made: false });
  } else if (before.metadata !== metadata) {
    faults.add('FLX120', `namespace "${name}" would get other labels or annotations than "${before.subject}" gives it`, 'give both the same sync.namespaceLabels and sync.namespaceAnnotations');
  }
}

/** The Namespace of a release that was checked, once for each cluster. */
export function ensureNamespace(scope: Construct, cluster: string, name: string, sync: SyncIntent): void {
  const known = namespaces.get(scope.node.root)!.get(`${cluster}/${name}`)!;
  if (known.made) {
    return;
  }
  known.made = true;
  const metadata = compact({
    name,
    labels: sync.namespaceLabels,
    // A namespace that leaves Git must not take everything in it along.
    annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled', ...sync.namespaceAnnotations },
  });
  const object = new ApiObject(Chart.of(scope), `namespace-${cluster}-${name}`, { apiVersion: 'v1', kind: 'Namespace', metadata });
  // cdk8s fills in the namespace of the chart, and a Namespace is in none.
  Object.assign(object.metadata, { namespace: undefined });
  OutputPlan.tryOf(scope)?.place(object, `apps/${cluster}/namespaces/${name}.yaml`, object);
}
