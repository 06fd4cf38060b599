import { KIND } from '../../inventory';
import { tryNearest } from '../../text';
import { ObjectCheck } from '../engine';
import { mayNameVariables, substitutedOf, variablesIn, variablesOf } from './build-environment';

export const unknownBuildVariable: ObjectCheck = {
  code: 'ARG380',
  title: 'variable that the build environment does not have',
  severity: 'error',
  rationale: 'Argo CD puts nothing in the place of a variable that it does not know, without a word. `KUBE_VERSION` and `KUBE_API_VERSIONS` are known to plugins only, whatever the page says.',
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
    helm:
      parameters:
        - {name: image.tag, value: $ARGOCD_APP_REVISON}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://charts.example.com
    chart: shop
    targetRevision: 1.2.3
    helm:
      parameters:
        - {name: image.tag, value: $ARGOCD_APP_REVISION}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'use a variable that Argo CD knows, or write "$$" for a dollar sign',
  source: 'https://github.com/argoproj/argo-cd/blob/master/reposerver/repository/repository.go',
  kinds: [KIND.application],
  check(subject, report) {
    for (const { value, path, kind } of mayNameVariables(subject) ? substitutedOf(subject) : []) {
      const known = variablesOf(kind);
      for (const name of variablesIn(value).filter((variable) => !known.includes(variable) && !(kind === 'plugin' && variable.startsWith('ARGOCD_ENV_')))) {
        const nearest = tryNearest(name, known);
        report(path, `"$${name}" is no variable that Argo CD knows here`, nearest === undefined ? undefined : `write "$${nearest}"`);
      }
    }
  },
};
