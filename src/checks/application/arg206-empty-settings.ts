import { KIND } from '../../inventory';
import { fieldsOf, isFields, ObjectCheck } from '../engine';
import { hasManySources } from './sources';

export const emptySettings: ObjectCheck = {
  code: 'ARG206',
  title: 'empty settings that Argo CD removes',
  severity: 'warning',
  rationale: 'The controller takes empty settings out of the Application that is in the cluster. An Application or Flux that manages it sees a difference for ever.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: deploy
    helm: {}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: deploy
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'remove the empty field',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/argo.go',
  kinds: [KIND.application],
  check({ spec, isTemplate, note }, report) {
    // The ApplicationSet controller takes them out before it compares.
    if (isTemplate || note !== undefined) {
      return;
    }
    if (isEmptyMapping(spec.syncPolicy)) {
      report(['spec', 'syncPolicy'], '"syncPolicy" is empty, and the controller removes it');
    }
    if (hasManySources(spec)) {
      return;
    }
    const source = fieldsOf(spec.source);
    for (const tool of ['helm', 'kustomize', 'directory']) {
      if (isEmptyMapping(source[tool])) {
        report(['spec', 'source', tool], `"${tool}" is empty, and the controller removes it`);
      }
    }
  },
};

function isEmptyMapping(value: unknown): boolean {
  return isFields(value) && Object.keys(value).length === 0;
}
