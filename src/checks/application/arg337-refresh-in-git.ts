import { KIND } from '../../inventory';
import { inMetadata, ObjectCheck } from '../engine';
import { annotationsOf } from './annotations';

export const refreshInGit: ObjectCheck = {
  code: 'ARG337',
  title: 'request to refresh in a manifest',
  severity: 'warning',
  rationale: 'The controller removes the annotation when it has done what it asks for. Whatever manages the Application puts it back: a refresh again and again, and a difference for ever.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
  annotations:
    argocd.argoproj.io/refresh: hard
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'remove the annotation, and use "argocd app get --refresh"',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/',
  kinds: [KIND.application],
  needs: [...inMetadata('annotations', 'argocd.argoproj.io/refresh'), ...inMetadata('annotations', 'argocd.argoproj.io/hydrate')],
  check(subject, report) {
    for (const key of ['argocd.argoproj.io/refresh', 'argocd.argoproj.io/hydrate']) {
      for (const { path } of annotationsOf(subject, key)) {
        report(path, `"${key}" is a request, which the controller removes`);
      }
    }
  },
};
