import { KIND } from '../../inventory';
import { isSet, ObjectCheck } from '../engine';
import { mayBeCompleted } from './sources';

export const noSource: ObjectCheck = {
  code: 'ARG201',
  title: 'no source',
  severity: 'error',
  rationale: 'Without `source`, `sources` or `sourceHydrator` there is nothing to deploy: Argo CD reports InvalidSpecError and never syncs.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'add a source',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/argo.go',
  kinds: [KIND.application],
  check(subject, report) {
    const { spec } = subject;
    const hasSome = isSet(spec.source) || isSet(spec.sourceHydrator) || (isSet(spec.sources) && !isEmptyList(spec.sources));
    if (!hasSome && Object.keys(spec).length > 0 && !mayBeCompleted(subject)) {
      report(['spec'], '"spec" has neither "source" nor "sources" nor "sourceHydrator"');
    }
  },
};

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
