import { KIND } from '../../inventory';
import { inSpec, isFields, ObjectCheck } from '../engine';
import { isGiven, mayBeCompleted } from './sources';
import { syncOptionsOf } from './sync-options';

export const createNamespaceOfNothing: ObjectCheck = {
  code: 'ARG305',
  title: 'CreateNamespace without a namespace',
  severity: 'warning',
  rationale: 'The namespace that is created is that of the destination. Without one the option does nothing.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {name: in-cluster}
  syncPolicy: {syncOptions: [CreateNamespace=true]}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {name: in-cluster, namespace: shop}
  syncPolicy: {syncOptions: [CreateNamespace=true]}
`,
  fix: 'add "destination.namespace", or drop the option',
  source: 'https://github.com/argoproj/argo-cd/blob/master/gitops-engine/pkg/sync/sync_context.go',
  kinds: [KIND.application],
  needs: inSpec('syncPolicy', 'syncOptions'),
  check(subject, report) {
    const index = syncOptionsOf(subject).indexOf('CreateNamespace=true');
    if (index >= 0 && isFields(subject.spec.destination) && !isGiven(subject.spec.destination.namespace) && !mayBeCompleted(subject)) {
      report(['spec', 'syncPolicy', 'syncOptions', index], '"CreateNamespace=true" does nothing, because the destination has no namespace');
    }
  },
};
