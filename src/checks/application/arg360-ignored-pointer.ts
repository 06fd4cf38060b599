import { KIND } from '../../inventory';
import { tryParsePointer } from '../../text';
import { fieldsOf, inSpec, listOf, ObjectCheck, oncePerText, textOf } from '../engine';

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
    listOf(spec.ignoreDifferences).forEach((entry, index) => listOf(fieldsOf(entry).jsonPointers).forEach((value, at) => {
      const pointer = textOf(value);
      if (pointer !== undefined && !isPointer(pointer)) {
        report(['spec', 'ignoreDifferences', index, 'jsonPointers', at], `"${pointer}" is no JSON pointer`, cure(pointer));
      }
    }));
  },
};

/** Of a field; the empty one is the whole object. */
const isPointer = oncePerText((text) => text !== '' && tryParsePointer(text) !== undefined);

function cure(pointer: string): string | undefined {
  return /^\.?[\w-]+(?:[./][\w-]+)+$/.test(pointer) ? `write "/${pointer.replace(/^\./, '').replaceAll('.', '/')}"` : undefined;
}
