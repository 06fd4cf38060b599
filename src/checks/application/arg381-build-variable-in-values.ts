import { KIND } from '../../inventory';
import { jsonOf } from '../../text';
import { hasText, inSources, ObjectCheck, valueAt } from '../engine';
import { mayNameVariables, variablesIn, variablesOf } from './build-environment';
import { helmOf } from './sources';

export const buildVariableInValues: ObjectCheck = {
  code: 'ARG381',
  title: 'variable of the build environment in values',
  severity: 'warning',
  rationale: 'Argo CD replaces variables in parameters and in paths of values files, but in `values` and `valuesObject` nothing: the chart sees the dollar sign and the name.',
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
      valuesObject: {image: {tag: $ARGOCD_APP_REVISION}}
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
  fix: 'set the value by "helm.parameters"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/reposerver/repository/repository.go',
  kinds: [KIND.application],
  needs: [...inSources('helm', 'values'), ...inSources('helm', 'valuesObject')],
  check(subject, report) {
    for (const { source, path } of mayNameVariables(subject) ? helmOf(subject) : []) {
      // Charts of Argo CD itself have such variables for its plugins.
      const isArgo = /argo/i.test(jsonOf([source.chart, source.path, source.repoURL]));
      for (const field of isArgo ? [] : ['values', 'valuesObject']) {
        const value = valueAt(source, 'helm', field);
        const text = hasText(value, (one) => one.includes('$')) ? jsonOf(value) : '';
        const [name] = variablesIn(text).filter((variable) => variablesOf('other').includes(variable));
        if (name !== undefined) {
          report([...path, 'helm', field], `"$${name}" is not replaced in "${field}"`);
        }
      }
    }
  },
};
