import { KIND } from '../../inventory';
import { inSources, isFields, listAt, ObjectCheck, textAt, valueAt } from '../engine';
import { shown } from './shown';
import { helmOf } from './sources';

export const parameterValueInBraces: ObjectCheck = {
  code: 'ARG244',
  title: 'value of a parameter that Helm reads as a list',
  severity: 'error',
  rationale: 'A value that starts with `{` is a list for `helm --set`: without the `}` at its end manifests are never generated, and JSON becomes a list of broken pieces.',
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
        - {name: config, value: '{"level": "debug", "color": true}'}
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
        - {name: config.level, value: debug}
        - {name: config.color, value: "true"}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'set each key by a parameter of its own, or write the value into "valuesObject"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/helm/cmd.go',
  kinds: [KIND.application],
  needs: inSources('helm', 'parameters'),
  check(subject, report) {
    for (const { source, path } of helmOf(subject)) {
      listAt(source, 'helm', 'parameters').forEach((parameter, index) => {
        const value = textAt(parameter, 'value');
        const place = [...path, 'helm', 'parameters', index, 'value'];
        if (value?.startsWith('{') && !value.endsWith('}')) {
          report(place, `the value of parameter ${shown(valueAt(parameter, 'name'))} starts with "{" and does not end with "}"`);
        } else if (value !== undefined && isJsonObject(value)) {
          report(place, `the value of parameter ${shown(valueAt(parameter, 'name'))} is a JSON object, which Helm reads as a list`);
        }
      });
    }
  },
};

function isJsonObject(text: string): boolean {
  if (!/^\{\s*"/.test(text)) {
    return false;
  }
  try {
    return isFields(JSON.parse(text));
  } catch {
    return false;
  }
}
