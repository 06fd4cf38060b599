import { KIND } from '../../inventory';
import { fieldsOf, inSpec, isFields, isSet, ObjectCheck } from '../engine';
import { isEmpty, mayBeCompleted } from './sources';

export const retryWithoutLimit: ObjectCheck = {
  code: 'ARG314',
  title: 'retry without a limit',
  severity: 'error',
  rationale: 'Without `retry` a failed automatic sync is tried five times more. With `retry` the number is `limit`, and without `limit` it is 0: no retries, whatever the backoff says.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {automated: {prune: true}, retry: {backoff: {duration: 10s}}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {automated: {prune: true}, retry: {limit: 5, backoff: {duration: 10s}}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'add "limit"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/controller/appcontroller.go',
  kinds: [KIND.application],
  needs: inSpec('syncPolicy', 'retry'),
  check(subject, report) {
    const { retry } = fieldsOf(subject.spec.syncPolicy);
    if (isFields(retry) && !isSet(retry.limit) && !isEmpty(retry) && !mayBeCompleted(subject)) {
      report(['spec', 'syncPolicy', 'retry'], '"retry" has no "limit", so nothing is retried');
    }
  },
};
