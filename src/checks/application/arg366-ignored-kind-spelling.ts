import { KIND } from '../../inventory';
import { tryNearest } from '../../text';
import { fieldsOf, inSpec, listOf, ObjectCheck, textOf } from '../engine';
import { CORE_KINDS, GROUP_OF_KIND } from './kind-groups';

export const ignoredKindSpelling: ObjectCheck = {
  code: 'ARG366',
  title: 'ignored difference of a kind that cannot be',
  severity: 'error',
  rationale: 'Kinds start with a capital letter and are in the singular. Another spelling matches no object, and the difference stays.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  ignoreDifferences:
    - {group: apps, kind: deployments, jsonPointers: [/spec/template/metadata/annotations]}
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
  fix: 'write the kind as in the manifests of its objects',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/',
  kinds: [KIND.application],
  needs: inSpec('ignoreDifferences', '*', 'kind'),
  check({ spec }, report) {
    listOf(spec.ignoreDifferences).forEach((entry, index) => {
      const kind = textOf(fieldsOf(entry).kind);
      if (kind !== undefined && /^[a-z]\w*$/.test(kind)) {
        const nearest = tryNearest(kind.replace(/s$/, ''), [...CORE_KINDS, ...GROUP_OF_KIND.keys()]);
        report(['spec', 'ignoreDifferences', index, 'kind'], `"${kind}" is no kind`, nearest === undefined ? undefined : `write "${nearest}"`);
      }
    });
  },
};
