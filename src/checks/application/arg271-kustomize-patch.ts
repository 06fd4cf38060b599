import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';
import { patchesOf } from './kustomize-patches';
import { isGiven } from './sources';

export const kustomizePatch: ObjectCheck = {
  code: 'ARG271',
  title: 'patch of Kustomize that is none',
  severity: 'error',
  rationale: 'A patch is either the text in `patch` or the file in `path`. The text is YAML: a partial object, or a list of JSON patch operations. Anything else fails the build.',
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
          patch: replicas
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
  fix: 'write the patch as a partial object or as a list of operations',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/',
  kinds: [KIND.application],
  check(subject, report) {
    for (const { at, fields, patch } of patchesOf(subject)) {
      const isText = isGiven(fields.patch);
      if (isText === isGiven(fields.path)) {
        report(at, `the patch has ${isText ? 'both "patch" and "path"' : 'neither "patch" nor "path"'}`, 'give one of them');
      } else if (patch === 'unreadable') {
        report([...at, 'patch'], '"patch" is neither a partial object nor a list of operations');
      }
    }
  },
};
