import { KIND } from '../../inventory';
import { inSpec, ObjectCheck } from '../engine';
import { syncOptionsOf } from './sync-options';

export const replaceAndServerSideApply: ObjectCheck = {
  code: 'ARG312',
  title: 'Replace together with ServerSideApply',
  severity: 'warning',
  rationale: 'Replace wins: objects are replaced as a whole, so fields of other owners are lost, and nothing is applied on the server.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {syncOptions: [Replace=true, ServerSideApply=true]}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {syncOptions: [ServerSideApply=true]}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'drop "Replace=true"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/gitops-engine/pkg/sync/sync_context.go',
  kinds: [KIND.application],
  needs: inSpec('syncPolicy', 'syncOptions'),
  check(subject, report) {
    const options = syncOptionsOf(subject);
    if (options.includes('Replace=true') && options.includes('ServerSideApply=true')) {
      report(['spec', 'syncPolicy', 'syncOptions', options.indexOf('Replace=true')], '"Replace=true" wins over "ServerSideApply=true"');
    }
  },
};
