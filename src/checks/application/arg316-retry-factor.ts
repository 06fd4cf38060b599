import { KIND } from '../../inventory';
import { inSpec, ObjectCheck } from '../engine';
import { backoffOf } from './retry-duration';

export const retryFactor: ObjectCheck = {
  code: 'ARG316',
  title: 'factor that lets nobody wait',
  severity: 'warning',
  rationale: 'The wait before a retry is `duration` times `factor` to the power of the attempt. With a factor of 0 or less only the first retry waits.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {retry: {limit: 5, backoff: {duration: 5s, factor: 0}}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {retry: {limit: 5, backoff: {duration: 5s, factor: 1}}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'use 1 for the same wait each time, or 2 for twice the wait',
  source: 'https://github.com/argoproj/argo-cd/blob/master/pkg/apis/application/v1alpha1/types.go',
  kinds: [KIND.application],
  needs: inSpec('syncPolicy', 'retry', 'backoff', 'factor'),
  check(subject, report) {
    const { factor } = backoffOf(subject);
    if (typeof factor === 'number' && factor < 1) {
      report(['spec', 'syncPolicy', 'retry', 'backoff', 'factor'], `factor "${factor}" is less than 1`);
    }
  },
};
