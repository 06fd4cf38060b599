import { KIND } from '../../inventory';
import { formatChoices, tryParsePointer } from '../../text';
import { fieldsAt, ObjectCheck } from '../engine';
import { patchesOf } from './kustomize-patches';

const OPERATIONS: readonly string[] = ['add', 'remove', 'replace', 'move', 'copy', 'test'];

export const jsonPatchOperation: ObjectCheck = {
  code: 'ARG273',
  title: 'operation that no JSON patch has',
  severity: 'error',
  rationale: 'An operation has `op` and a `path` that is a JSON pointer: it starts with `/`. Otherwise the build fails.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: overlays/prod
    kustomize:
      patches:
        - target: {kind: Deployment}
          patch: |
            - {op: replace, path: spec.replicas, value: 2}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: overlays/prod
    kustomize:
      patches:
        - target: {kind: Deployment}
          patch: |
            - {op: replace, path: /spec/replicas, value: 2}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write the operation as RFC 6902 has it',
  source: 'https://datatracker.ietf.org/doc/html/rfc6902',
  kinds: [KIND.application],
  check(subject, report) {
    for (const { at, patch } of patchesOf(subject)) {
      for (const operation of Array.isArray(patch) ? patch : []) {
        const { op, path } = fieldsAt(operation);
        if (typeof op !== 'string' || !OPERATIONS.includes(op)) {
          report([...at, 'patch'], `${JSON.stringify(op ?? '')} is no operation, known are ${formatChoices(OPERATIONS)}`);
        } else if (typeof path !== 'string' || tryParsePointer(path) === undefined) {
          report([...at, 'patch'], `${JSON.stringify(path ?? '')} is no JSON pointer, which starts with "/"`, cure(path));
        }
      }
    }
  },
};

function cure(path: unknown): string | undefined {
  return typeof path === 'string' && /^[\w.]+$/.test(path) ? `write "/${path.replaceAll('.', '/')}"` : undefined;
}
