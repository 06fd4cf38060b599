import { KIND } from '../../inventory';
import { fieldsOf, inSpec, listOf, ObjectCheck, textOf } from '../engine';

export const ignoredGroupWithVersion: ObjectCheck = {
  code: 'ARG364',
  title: 'ignored difference with a version in its group',
  severity: 'error',
  rationale: 'A group is what stands before the `/` of an apiVersion, and the core group is empty. Another text matches no object, and the difference stays.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  ignoreDifferences:
    - {group: apps/v1, kind: Deployment, jsonPointers: [/spec/template/metadata/annotations]}
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
  fix: 'write the group alone',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/normalizers/diff_normalizer.go',
  kinds: [KIND.application],
  needs: inSpec('ignoreDifferences', '*', 'group'),
  check({ spec }, report) {
    listOf(spec.ignoreDifferences).forEach((entry, index) => {
      const group = textOf(fieldsOf(entry).group);
      if (group === undefined || !/\/|^(?:v1|core)$/.test(group)) {
        return;
      }
      const [alone] = group.includes('/') && !group.startsWith('core/') ? group.split('/') : [''];
      report(['spec', 'ignoreDifferences', index, 'group'], `"${group}" is no group`, alone === '' ? 'write an empty group for the core of Kubernetes' : `write "${alone}"`);
    });
  },
};
