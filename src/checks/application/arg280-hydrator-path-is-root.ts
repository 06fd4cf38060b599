import { KIND } from '../../inventory';
import { inSpec, ObjectCheck, textAt } from '../engine';
import { joined } from './repository-path';

export const hydratorPathIsRoot: ObjectCheck = {
  code: 'ARG280',
  title: 'hydrator that writes to the root',
  severity: 'error',
  rationale: 'Argo CD refuses to hydrate to the root of a repository, because everything in it would be overwritten.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  sourceHydrator:
    drySource: {repoURL: "https://github.com/myorg/shop", path: charts/shop, targetRevision: main}
    syncSource: {targetBranch: environments/prod, path: ./.}
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
`,
  fix: 'name a folder',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/source-hydrator/',
  kinds: [KIND.application],
  needs: inSpec('sourceHydrator'),
  check({ spec }, report) {
    const path = textAt(spec, 'sourceHydrator', 'syncSource', 'path');
    // Shorter ones do not match the pattern of the schema.
    if (path !== undefined && path.length > 1 && joined(path) === '') {
      report(['spec', 'sourceHydrator', 'syncSource', 'path'], `path "${path}" is the root of the repository`);
    }
  },
};
