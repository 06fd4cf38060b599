import { InventoryObject, KIND } from '../../inventory';
import { normalizeGitUrl } from '../../text';
import { fieldsOf, FleetCheck, textAt } from '../engine';
import { joined } from './repository-path';

export const hydratedTwice: FleetCheck = {
  code: 'ARG282',
  title: 'two Applications that are hydrated to one place',
  severity: 'error',
  rationale: 'The one would overwrite what the other wrote, so Argo CD refuses both: "hydrator uses the same destination".',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  sourceHydrator:
    drySource: {repoURL: "https://github.com/myorg/shop", path: charts/shop, targetRevision: main}
    syncSource: {targetBranch: environments/prod, path: shop}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: cart, namespace: argocd}
spec:
  project: default
  sourceHydrator:
    drySource: {repoURL: "https://github.com/myorg/shop", path: charts/cart, targetRevision: main}
    syncSource: {targetBranch: environments/prod, path: shop/}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  sourceHydrator:
    drySource: {repoURL: "https://github.com/myorg/shop", path: charts/shop, targetRevision: main}
    syncSource: {targetBranch: environments/prod, path: shop}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
---
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: cart, namespace: argocd}
spec:
  project: default
  sourceHydrator:
    drySource: {repoURL: "https://github.com/myorg/shop", path: charts/cart, targetRevision: main}
    syncSource: {targetBranch: environments/prod, path: cart}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'give each Application a folder of its own',
  source: 'https://github.com/argoproj/argo-cd/blob/master/controller/hydrator/hydrator.go',
  checkAll({ inventory }, report) {
    const seen = new Map<string, InventoryObject>();
    for (const object of inventory.ofKind(KIND.application)) {
      const place = tryPlace(object);
      const first = place === undefined ? undefined : seen.get(place);
      // Overlays of one Application, and the same file seen twice.
      if (first !== undefined && first.name !== object.name) {
        report(object, ['spec', 'sourceHydrator', 'syncSource', 'path'], `Application "${first.name}" is hydrated to the same branch and path`);
      } else if (place !== undefined) {
        seen.set(place, object);
      }
    }
  },
};

function tryPlace({ manifest, facts }: InventoryObject): string | undefined {
  const hydrator = fieldsOf(fieldsOf(manifest.spec).sourceHydrator);
  if (hydrator.syncSource === undefined) {
    return undefined;
  }
  const url = textAt(hydrator, 'syncSource', 'repoURL') ?? textAt(hydrator, 'drySource', 'repoURL');
  const branch = textAt(hydrator, 'hydrateTo', 'targetBranch') ?? textAt(hydrator, 'syncSource', 'targetBranch');
  const path = textAt(hydrator, 'syncSource', 'path');
  return url && branch && path ? [facts.place, normalizeGitUrl(url), branch, joined(path)].join(' ') : undefined;
}
