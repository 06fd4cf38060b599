import { KIND } from '../../inventory';
import { inSpec, ObjectCheck, textOf } from '../engine';
import { backoffOf, trySeconds } from './retry-duration';

export const retryMaxDuration: ObjectCheck = {
  code: 'ARG318',
  title: 'longest wait that is shorter than the first',
  severity: 'warning',
  rationale: 'No wait is longer than `maxDuration`, which is 3 minutes unless it is given. So every retry waits that long, and `duration` and `factor` do nothing.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {retry: {limit: 5, backoff: {duration: 5m, maxDuration: 30s}}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {retry: {limit: 5, backoff: {duration: 30s, maxDuration: 5m}}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'make "maxDuration" the longer one',
  source: 'https://github.com/argoproj/argo-cd/blob/master/pkg/apis/application/v1alpha1/types.go',
  kinds: [KIND.application],
  needs: inSpec('syncPolicy', 'retry', 'backoff', 'maxDuration'),
  check(subject, report) {
    const backoff = backoffOf(subject);
    const duration = textOf(backoff.duration);
    const most = textOf(backoff.maxDuration);
    if (!duration || !most) {
      return;
    }
    const seconds = trySeconds(duration);
    const mostSeconds = trySeconds(most);
    if (seconds !== undefined && mostSeconds !== undefined && mostSeconds > 0 && mostSeconds < seconds) {
      report(['spec', 'syncPolicy', 'retry', 'backoff', 'maxDuration'], `maxDuration "${most}" is less than duration "${duration}"`);
    }
  },
};
