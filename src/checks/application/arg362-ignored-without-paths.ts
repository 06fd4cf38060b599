import { KIND } from '../../inventory';
import { inSpec, isFields, listOf, ObjectCheck } from '../engine';
import { isEmpty, mayBeCompleted } from './sources';

const LISTS = ['jsonPointers', 'jqPathExpressions', 'managedFieldsManagers'] as const;

export const ignoredWithoutPaths: ObjectCheck = {
  code: 'ARG362',
  title: 'ignored difference without any path',
  severity: 'error',
  rationale: 'An entry says by `jsonPointers`, `jqPathExpressions` or `managedFieldsManagers` what is ignored. Without any of them nothing is.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  ignoreDifferences:
    - {group: apps, kind: Deployment, name: shop}
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
    - {group: apps, kind: Deployment, name: shop, jsonPointers: [/spec/replicas]}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'add "jsonPointers" with the path that is to be ignored',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/',
  kinds: [KIND.application],
  needs: inSpec('ignoreDifferences'),
  check(subject, report) {
    listOf(subject.spec.ignoreDifferences).forEach((entry, index) => {
      if (isFields(entry) && LISTS.every((list) => isEmpty(entry[list])) && Object.keys(entry).length > 0 && !mayBeCompleted(subject)) {
        report(['spec', 'ignoreDifferences', index], 'the entry says not what is ignored');
      }
    });
  },
};
