import { KIND } from '../../inventory';
import { inSpec, listAt, ObjectCheck, textAt } from '../engine';
import { tryJqFault } from './jq';

export const ignoredJq: ObjectCheck = {
  code: 'ARG361',
  title: 'ignored difference that jq cannot read',
  severity: 'error',
  rationale: 'Argo CD compiles the expression as `del(…)` of the jq that it has built in. One that cannot be compiled breaks the comparison of the whole Application.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  ignoreDifferences:
    - {group: apps, kind: Deployment, jqPathExpressions: ['.spec.template.spec.containers[] | select(.name == "proxy"']}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  ignoreDifferences:
    - {group: apps, kind: Deployment, jqPathExpressions: ['.spec.template.spec.containers[] | select(.name == "proxy")']}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'correct the expression, with quotes and brackets around keys that are no plain word: ["my-key"]',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/normalizers/diff_normalizer.go',
  kinds: [KIND.application],
  needs: inSpec('ignoreDifferences', '*', 'jqPathExpressions'),
  check({ spec }, report) {
    listAt(spec, 'ignoreDifferences').forEach((entry, index) => listAt(entry, 'jqPathExpressions').forEach((value, at) => {
      const expression = textAt(value);
      const fault = expression === undefined ? undefined : tryJqFault(`del(${expression})`);
      if (fault !== undefined) {
        report(['spec', 'ignoreDifferences', index, 'jqPathExpressions', at], `jq cannot read "${expression}", ${fault}`);
      }
    }));
  },
};
