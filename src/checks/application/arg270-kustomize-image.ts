import { KIND } from '../../inventory';
import { inSources, listAt, ObjectCheck, textAt } from '../engine';
import { sourcesOf } from './sources';

export const kustomizeImage: ObjectCheck = {
  code: 'ARG270',
  title: 'image override without a tag or a name',
  severity: 'error',
  rationale: 'An entry of `images` says what becomes of an image: `old=new`, `name:tag` or `name@digest`. A name alone is refused by `kustomize edit set image`.',
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
      images: [ghcr.io/myorg/shop]
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
      images: ["ghcr.io/myorg/shop:v1.2.3"]
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write "name:tag", "name@digest" or "old=new:tag"',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/',
  kinds: [KIND.application],
  needs: inSources('kustomize', 'images'),
  check(subject, report) {
    for (const { source, path } of sourcesOf(subject)) {
      listAt(source, 'kustomize', 'images').forEach((value, index) => {
        const image = textAt(value);
        if (image !== undefined && !image.includes('$') && !/=|@|:[^/]*$/.test(image)) {
          report([...path, 'kustomize', 'images', index], `"${image}" has no tag, no digest and no new name`);
        }
      });
    }
  },
};
