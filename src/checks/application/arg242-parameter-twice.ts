import { KIND } from '../../inventory';
import { inSources, listAt, ObjectCheck, textAt, valueAt } from '../engine';
import { helmOf } from './sources';

export const parameterTwice: ObjectCheck = {
  code: 'ARG242',
  title: 'parameter of a chart that is set twice',
  severity: 'warning',
  rationale: 'The parameters become a map before Helm sees them: the last of one name counts, the others are dropped without a word.',
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
        - {name: image.tag, value: v1}
        - {name: image.tag, value: v2}
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
        - {name: image.tag, value: v2}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'keep one of them',
  source: 'https://github.com/argoproj/argo-cd/blob/master/reposerver/repository/repository.go',
  kinds: [KIND.application],
  needs: [...inSources('helm', 'parameters'), ...inSources('helm', 'fileParameters')],
  check(subject, report) {
    for (const { source, path } of helmOf(subject)) {
      for (const list of ['parameters', 'fileParameters']) {
        const seen = new Set<string>();
        listAt(source, 'helm', list).forEach((parameter, index) => {
          const name = textAt(parameter, 'name');
          const key = `${valueAt(parameter, 'forceString') === true} ${name}`;
          if (name !== undefined && seen.has(key)) {
            report([...path, 'helm', list, index, 'name'], `parameter "${name}" is set before, and only the last one counts`);
          }
          seen.add(key);
        });
      }
    }
  },
};
