import { KIND } from '../../inventory';
import { inSources, ObjectCheck } from '../engine';
import { tryRefs, valuePathsOf } from './value-paths';

export const refBehindAPath: ObjectCheck = {
  code: 'ARG211',
  title: 'ref that is not at the start of a path',
  severity: 'error',
  rationale: 'A ref counts at the start of a path only. Elsewhere `$values` is an unknown variable, and nothing is put in its place.',
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
        valueFiles: [deploy/$values/prod.yaml, $values/prod.yaml]
    - repoURL: https://github.com/myorg/config
      targetRevision: main
      ref: values
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
        valueFiles: [$values/deploy/prod.yaml]
    - repoURL: https://github.com/myorg/config
      targetRevision: main
      ref: values
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'start the path with the ref',
  source: 'https://github.com/argoproj/argo-cd/blob/master/reposerver/repository/repository.go',
  kinds: [KIND.application],
  needs: inSources('ref'),
  check(subject, report) {
    for (const { text, path } of valuePathsOf(subject)) {
      const refs = text.includes('/$') ? tryRefs(subject) : undefined;
      const name = refs && [...refs.keys()].find((ref) => text.split('/').slice(1).includes(`$${ref}`));
      if (name !== undefined) {
        report(path, `"${text}" has "$${name}" behind other parts, where it means nothing`);
      }
    }
  },
};
