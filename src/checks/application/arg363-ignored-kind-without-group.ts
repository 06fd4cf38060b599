import { KIND } from '../../inventory';
import { fieldsOf, inSpec, listOf, ObjectCheck, textOf } from '../engine';
import { CORE_KINDS, GROUP_OF_KIND } from './kind-groups';
import { isGiven, mayBeCompleted } from './sources';

export const ignoredKindWithoutGroup: ObjectCheck = {
  code: 'ARG363',
  title: 'ignored difference without the group of its kind',
  severity: 'error',
  rationale: 'An empty group is the core group of Kubernetes. A kind of another group is never matched, and the difference stays.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  ignoreDifferences:
    - {kind: Deployment, jsonPointers: [/spec/template/metadata/annotations]}
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
  fix: 'add "group"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/normalizers/diff_normalizer.go',
  kinds: [KIND.application],
  needs: inSpec('ignoreDifferences', '*', 'kind'),
  check(subject, report) {
    listOf(subject.spec.ignoreDifferences).forEach((entry, index) => {
      const { kind: written, group } = fieldsOf(entry);
      const kind = isGiven(group) ? undefined : textOf(written);
      if (kind === undefined || !/^[A-Z]\w*$/.test(kind) || CORE_KINDS.has(kind) || mayBeCompleted(subject)) {
        return;
      }
      const known = GROUP_OF_KIND.get(kind);
      report(['spec', 'ignoreDifferences', index, 'kind'], `kind "${kind}" is not of the core group, and the entry has no "group"`,
        known === undefined ? undefined : `add "group: ${known}"`);
    });
  },
};
