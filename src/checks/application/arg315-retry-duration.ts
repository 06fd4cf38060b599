import { KIND } from '../../inventory';
import { inSpec, ObjectCheck, textOf } from '../engine';
import { backoffOf, trySeconds } from './retry-duration';

export const retryDuration: ObjectCheck = {
  code: 'ARG315',
  title: 'duration that Argo CD cannot read',
  severity: 'error',
  rationale: 'A number is seconds, and anything else is read by Go: `90s`, `5m`, `1h30m`. With another text a failed sync is not retried: "failed to retry".',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {retry: {limit: 5, backoff: {duration: 5 minutes}}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {retry: {limit: 5, backoff: {duration: 5m}}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write a duration such as "90s", "5m" or "1h"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/pkg/apis/application/v1alpha1/types.go',
  kinds: [KIND.application],
  needs: inSpec('syncPolicy', 'retry', 'backoff'),
  check(subject, report) {
    const backoff = backoffOf(subject);
    for (const field of ['duration', 'maxDuration']) {
      const text = textOf(backoff[field]);
      if (text !== undefined && text !== '' && trySeconds(text) === undefined) {
        report(['spec', 'syncPolicy', 'retry', 'backoff', field], `"${text}" is no duration`);
      }
    }
  },
};
