import { KIND } from '../../inventory';
import { inMetadata, ObjectCheck } from '../engine';
import { annotationsOf } from './annotations';

export const managedByUrl: ObjectCheck = {
  code: 'ARG339',
  title: 'managed-by-url that is no address',
  severity: 'error',
  rationale: 'Links to the Argo CD that manages the Application are made of it. The API server refuses an Application with another text.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
  annotations:
    argocd.argoproj.io/managed-by-url: argocd.example.com
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
    argocd.argoproj.io/managed-by-url: https://argocd.example.com
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write the address with "https://"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/argo.go',
  kinds: [KIND.application],
  needs: inMetadata('annotations', 'argocd.argoproj.io/managed-by-url'),
  check(subject, report) {
    for (const { value, path } of annotationsOf(subject, 'argocd.argoproj.io/managed-by-url')) {
      if (value !== '' && !/^https?:\/\/[^/\s]+/.test(value)) {
        report(path, `"${value}" is no address that starts with "https://"`);
      }
    }
  },
};
