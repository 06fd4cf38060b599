import { KIND } from '../../inventory';
import { inLoneSource, ObjectCheck } from '../engine';
import { hasManySources } from './sources';
import { valuePathsOf } from './value-paths';

export const refInSingleSource: ObjectCheck = {
  code: 'ARG210',
  title: 'values file of another source where there is only one',
  severity: 'error',
  rationale: 'Only in `sources` does `$values` mean another source. In `source` it is a variable of the build environment that does not exist: nothing is put in its place, and the file is looked for at the root of the repository.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://charts.example.com
    chart: shop
    targetRevision: 1.2.3
    helm: {valueFiles: [$values/prod.yaml]}
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
  fix: 'move the source to "sources" and add the repository with a "ref"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/reposerver/repository/repository.go',
  kinds: [KIND.application],
  needs: [...inLoneSource('helm', 'valueFiles'), ...inLoneSource('helm', 'fileParameters')],
  check(subject, report) {
    if (hasManySources(subject.spec)) {
      return;
    }
    for (const { ref: name, text, path } of valuePathsOf(subject)) {
      if (name !== undefined && /^\w+$/.test(name) && !name.startsWith('ARGOCD_')) {
        report(path, `"${text}" is of source "${name}", and a lone "source" cannot refer to another`);
      }
    }
  },
};
