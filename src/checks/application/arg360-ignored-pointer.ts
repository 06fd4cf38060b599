import { KIND } from '../../inventory';
import { tryParsePointer } from '../../text';
import { inSpec, listAt, ObjectCheck, textAt } from '../engine';

export const ignoredPointer: ObjectCheck = {
  code: 'ARG360',
  title: 'ignored difference that is no JSON pointer',
  severity: 'error',
  rationale: 'A JSON pointer starts with `/`, and a `/` inside a key is written `~1`. Another text points nowhere, and the difference stays.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  ignoreDifferences:
    - {group: apps, kind: Deployment, jsonPointers: [spec/template/metadata/annotations]}
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
  fix: 'write the path from "/" on',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/diffing/',
  kinds: [KIND.application],
  needs: inSpec('ignoreDifferences', '*', 'jsonPointers'),
  check({ spec }, report) {
    listAt(spec, 'ignoreDifferences').forEach((entry, index) => listAt(entry, 'jsonPointers').forEach((value, at) => {
      const pointer = textAt(value);
      if (pointer !== undefined && (pointer === '' || tryParsePointer(pointer) === undefined)) {
        report(['spec', 'ignoreDifferences', index, 'jsonPointers', at], `"${pointer}" is no JSON pointer`, cure(pointer));
      }
    }));
  },
};

function cure(pointer: string): string | undefined {
  return /^\.?[\w-]+(?:[./][\w-]+)+$/.test(pointer) ? `write "/${pointer.replace(/^\./, '').replaceAll('.', '/')}"` : undefined;
}
