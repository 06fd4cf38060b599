import { KIND } from '../../inventory';
import { inSources, isFields, isSet, kustomizePatchFault, listAt, ObjectCheck, textAt } from '../engine';
import { isEmpty, isGiven, sourcesOf } from './sources';

export const kustomizePatch: ObjectCheck = {
  code: 'ARG271',
  title: 'patch that Kustomize refuses',
  severity: 'error',
  rationale: 'A patch is either the text in `patch` or the file in `path`. The text is a partial object with its kind and name, or a list of JSON patch operations with a `target`. Anything else fails the build.',
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
  fix: 'write the patch as a partial object, or as a list of operations with a "target"',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/',
  kinds: [KIND.application],
  needs: inSources('kustomize', 'patches'),
  check(subject, report) {
    for (const { source, path } of sourcesOf(subject)) {
      listAt(source, 'kustomize', 'patches').forEach((entry, index) => {
        const at = [...path, 'kustomize', 'patches', index];
        if (!isFields(entry)) {
          return;
        }
        if (isGiven(entry.patch) === isGiven(entry.path)) {
          report(at, `the patch has ${isGiven(entry.patch) ? 'both "patch" and "path"' : 'neither "patch" nor "path"'}`, 'give one of them');
          return;
        }
        const text = textAt(entry, 'patch');
        const fault = text === undefined ? undefined : kustomizePatchFault(text, isSet(entry.target) && !isEmpty(entry.target));
        if (fault !== undefined) {
          report([...at, 'patch'], fault);
        }
      });
    }
  },
};
