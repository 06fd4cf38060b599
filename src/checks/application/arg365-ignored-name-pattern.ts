import { KIND } from '../../inventory';
import { inSpec, listAt, ObjectCheck, textAt } from '../engine';

export const ignoredNamePattern: ObjectCheck = {
  code: 'ARG365',
  title: 'ignored difference with a pattern as its name',
  severity: 'error',
  rationale: '`group` and `kind` may be patterns, `name` and `namespace` are compared as they are. No object has a `*` in its name, so the difference stays.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  ignoreDifferences:
    - {group: apps, kind: Deployment, name: shop-*, jsonPointers: [/spec/template/metadata/annotations]}
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
    - {group: apps, kind: Deployment, jsonPointers: [/spec/template/metadata/annotations]}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write one entry for each name, or drop it',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/normalizers/diff_normalizer.go',
  kinds: [KIND.application],
  needs: [...inSpec('ignoreDifferences', '*', 'name'), ...inSpec('ignoreDifferences', '*', 'namespace')],
  check({ spec }, report) {
    listAt(spec, 'ignoreDifferences').forEach((entry, index) => {
      for (const field of ['name', 'namespace']) {
        const text = textAt(entry, field);
        if (text !== undefined && /[*?[{]/.test(text)) {
          report(['spec', 'ignoreDifferences', index, field], `"${text}" is a pattern, and "${field}" is compared as it is`);
        }
      }
    });
  },
};
