import { KIND } from '../../inventory';
import { isSet, ObjectCheck, valueAt } from '../engine';
import { patchesOf } from './kustomize-patches';
import { isEmpty, isGiven } from './sources';

export const kustomizePatchWithoutTarget: ObjectCheck = {
  code: 'ARG272',
  title: 'patch of Kustomize that names no object',
  severity: 'error',
  rationale: 'Operations of a JSON patch do not say which object they are for, and a partial object needs `kind` and `metadata.name`, or a `target` that says it. Without, the build fails.',
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
        - patch: |
            - {op: replace, path: /spec/replicas, value: 2}
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
  fix: 'add a "target" with the kind, and the name if there are several',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/',
  kinds: [KIND.application],
  check(subject, report) {
    for (const { at, fields, patch } of patchesOf(subject)) {
      const hasTarget = isSet(fields.target) && !isEmpty(fields.target);
      if (hasTarget || patch === undefined || patch === 'unreadable') {
        continue;
      }
      if (Array.isArray(patch)) {
        report(at, 'the patch is a list of operations and has no "target"');
      } else if (!isGiven(valueAt(patch, 'kind')) || !isGiven(valueAt(patch, 'metadata', 'name'))) {
        report(at, 'the patch has no "target", and does not name its object by "kind" and "metadata.name"');
      }
    }
  },
};
