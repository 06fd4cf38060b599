import { KIND } from '../../inventory';
import { formatPath } from '../../text';
import { inSpec, ObjectCheck, valueAt } from '../engine';

const FIELDS = [['drySource', 'repoURL'], ['syncSource', 'targetBranch'], ['hydrateTo', 'targetBranch']] as const;

export const hydratorFieldEmpty: ObjectCheck = {
  code: 'ARG281',
  title: 'hydrator without a repository or a branch',
  severity: 'error',
  rationale: 'The repository of the dry source and the branches must be named: Argo CD reports InvalidSpecError and never hydrates.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  sourceHydrator:
    drySource: {repoURL: "https://github.com/myorg/shop", path: charts/shop, targetRevision: main}
    syncSource: {targetBranch: "", path: shop}
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
  fix: 'name it',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/argo.go',
  kinds: [KIND.application],
  needs: inSpec('sourceHydrator'),
  check({ spec }, report) {
    for (const path of FIELDS) {
      if (valueAt(spec, 'sourceHydrator', ...path) === '') {
        report(['spec', 'sourceHydrator', ...path], `"${formatPath(path)}" is empty`);
      }
    }
  },
};
