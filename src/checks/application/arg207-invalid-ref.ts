import { KIND } from '../../inventory';
import { inSources, ObjectCheck } from '../engine';
import { sourcesOf } from './sources';

export const invalidRef: ObjectCheck = {
  code: 'ARG207',
  title: 'name of a ref that is not allowed',
  severity: 'error',
  rationale: 'The name behind `ref` may hold letters, digits, `_` and `-` only. Otherwise the sources cannot be resolved and nothing is synced.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  sources:
    - repoURL: https://charts.example.com
      chart: shop
      targetRevision: 1.2.3
      helm:
        valueFiles: ["$my.values/prod.yaml"]
    - repoURL: https://github.com/myorg/config
      targetRevision: main
      ref: my.values
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  sources:
    - repoURL: https://charts.example.com
      chart: shop
      targetRevision: 1.2.3
      helm:
        valueFiles: [$values/prod.yaml]
    - repoURL: https://github.com/myorg/config
      targetRevision: main
      ref: values
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'use letters, digits, "_" and "-" only',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/argo.go',
  kinds: [KIND.application],
  needs: inSources('ref'),
  check(subject, report) {
    for (const { ref, path } of sourcesOf(subject)) {
      if (ref !== undefined && !/^[a-zA-Z0-9_-]+$/.test(ref)) {
        report([...path, 'ref'], `ref "${ref}" has a character that is not allowed`);
      }
    }
  },
};
