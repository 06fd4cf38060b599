import { KIND } from '../../inventory';
import { fieldsAt, inSources, isSet, ObjectCheck } from '../engine';
import { helmOf } from './sources';

export const valuesAndValuesObject: ObjectCheck = {
  code: 'ARG240',
  title: 'values together with valuesObject',
  severity: 'error',
  rationale: '`valuesObject` replaces `values`: what stands in `values` never reaches the chart. They are not merged.',
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
      values: "replicas: 2"
      valuesObject: {image: {tag: v2}}
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
      valuesObject: {replicas: 2, image: {tag: v2}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'put everything into "valuesObject"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/pkg/apis/application/v1alpha1/values.go',
  kinds: [KIND.application],
  needs: inSources('helm', 'values'),
  check(subject, report) {
    for (const { source, path } of helmOf(subject)) {
      const { values, valuesObject } = fieldsAt(source, 'helm');
      if (typeof values === 'string' && values.trim() !== '' && isSet(valuesObject)) {
        report([...path, 'helm', 'values'], '"values" is ignored, because there is "valuesObject"');
      }
    }
  },
};
