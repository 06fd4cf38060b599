import { KIND } from '../../inventory';
import { fieldsAt, inSpec, isSet, ObjectCheck } from '../engine';
import { mayBeCompleted } from './sources';

export const allowEmptyWithoutPrune: ObjectCheck = {
  code: 'ARG317',
  title: 'allowEmpty without prune',
  severity: 'warning',
  rationale: '`allowEmpty` lets automatic pruning remove the last object. Without `prune` nothing is removed, so it does nothing, until somebody turns `prune` on.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {automated: {allowEmpty: true}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  syncPolicy: {automated: {selfHeal: true}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'drop "allowEmpty"',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/auto_sync/',
  kinds: [KIND.application],
  needs: inSpec('syncPolicy', 'automated', 'allowEmpty'),
  check(subject, report) {
    const { prune, allowEmpty } = fieldsAt(subject.spec, 'syncPolicy', 'automated');
    if (allowEmpty === true && (!isSet(prune) || prune === false) && !mayBeCompleted(subject)) {
      report(['spec', 'syncPolicy', 'automated', 'allowEmpty'], '"allowEmpty" does nothing without "prune"');
    }
  },
};
