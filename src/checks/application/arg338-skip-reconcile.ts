import { KIND } from '../../inventory';
import { inMetadata, ObjectCheck } from '../engine';
import { annotationsOf } from './annotations';

export const skipReconcile: ObjectCheck = {
  code: 'ARG338',
  title: 'skip-reconcile that is neither true nor false',
  severity: 'error',
  rationale: 'Argo CD reads the value as Go reads a boolean. Another text is logged and passed over: the Application is reconciled.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: shop
  namespace: argocd
  annotations:
    argocd.argoproj.io/skip-reconcile: "yes"
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
    argocd.argoproj.io/skip-reconcile: "true"
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write "true" in quotes',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/skip_reconcile/',
  kinds: [KIND.application],
  needs: inMetadata('annotations', 'argocd.argoproj.io/skip-reconcile'),
  check(subject, report) {
    for (const { value, path } of annotationsOf(subject, 'argocd.argoproj.io/skip-reconcile')) {
      if (!/^(?:1|0|t|f|T|F|true|false|TRUE|FALSE|True|False)$/.test(value)) {
        report(path, `"${value}" is neither "true" nor "false"`);
      }
    }
  },
};
