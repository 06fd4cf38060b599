import { KIND } from '../../inventory';
import { inMetadata, ObjectCheck } from '../engine';
import { annotationsOf } from './annotations';

export const manifestGeneratePaths: ObjectCheck = {
  code: 'ARG340',
  title: 'paths with the wrong character between them',
  severity: 'error',
  rationale: 'The paths of `manifest-generate-paths` are split at `;` only. With commas between them all are one path, which no commit ever changes, so the Application is not refreshed by webhooks.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
  annotations:
    argocd.argoproj.io/manifest-generate-paths: ".,../base"
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
  annotations:
    argocd.argoproj.io/manifest-generate-paths: .;../base
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'put ";" between the paths',
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/high_availability/#manifest-paths-annotation',
  kinds: [KIND.application],
  needs: inMetadata('annotations', 'argocd.argoproj.io/manifest-generate-paths'),
  check(subject, report) {
    for (const { value, path } of annotationsOf(subject, 'argocd.argoproj.io/manifest-generate-paths')) {
      if (/,|\n(?=.)/.test(value)) {
        report(path, `"${value.replaceAll('\n', ' ')}" is one path, because only ";" stands between paths`);
      }
    }
  },
};
