import { KIND } from '../../inventory';
import { fieldsAt, inSpec, isFields, isKnown, ObjectCheck } from '../engine';
import { isEmpty, mayBeCompleted } from './sources';

export const namespaceMetadataWithoutCreate: ObjectCheck = {
  code: 'ARG306',
  title: 'metadata for a namespace that is not created',
  severity: 'error',
  rationale: '`managedNamespaceMetadata` is put on the namespace by `CreateNamespace=true`. Without that option it does nothing.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {managedNamespaceMetadata: {labels: {team: shop}}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {managedNamespaceMetadata: {labels: {team: shop}}, syncOptions: [CreateNamespace=true]}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'add "CreateNamespace=true" to syncOptions',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#namespace-metadata',
  kinds: [KIND.application],
  needs: inSpec('syncPolicy', 'managedNamespaceMetadata'),
  check(subject, report) {
    const { managedNamespaceMetadata, syncOptions } = fieldsAt(subject.spec, 'syncPolicy');
    const isCreated = Array.isArray(syncOptions) && syncOptions.some((option) => option === 'CreateNamespace=true' || !isKnown(option));
    if (isFields(managedNamespaceMetadata) && !isEmpty(managedNamespaceMetadata) && !isCreated && !mayBeCompleted(subject)) {
      report(['spec', 'syncPolicy', 'managedNamespaceMetadata'], '"managedNamespaceMetadata" does nothing without "CreateNamespace=true"');
    }
  },
};
