import { KIND } from '../../inventory';
import { fieldsOf, inSpec, isFields, isKnown, listAt, ObjectCheck } from '../engine';
import { mayBeCompleted } from './sources';
import { syncOptionsOf } from './sync-options';

export const ignoredReplicasReset: ObjectCheck = {
  code: 'ARG367',
  title: 'ignored replicas that each sync resets',
  severity: 'warning',
  rationale: 'Ignored differences are ignored when Argo CD compares, not when it applies: a sync for another reason sets `replicas` back, unless `RespectIgnoreDifferences=true` is among the sync options.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  ignoreDifferences:
    - {group: apps, kind: Deployment, jsonPointers: [/spec/replicas]}
  syncPolicy: {automated: {selfHeal: true}}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  ignoreDifferences:
    - {group: apps, kind: Deployment, jsonPointers: [/spec/replicas]}
  syncPolicy: {automated: {selfHeal: true}, syncOptions: [RespectIgnoreDifferences=true]}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'add "RespectIgnoreDifferences=true" to syncOptions, or leave "replicas" out of the manifests',
  source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/',
  kinds: [KIND.application],
  needs: inSpec('ignoreDifferences'),
  check(subject, report) {
    const { automated } = fieldsOf(subject.spec.syncPolicy);
    const options = syncOptionsOf(subject);
    if (!isFields(automated) || automated.enabled === false || options.includes('RespectIgnoreDifferences=true') || !options.every(isKnown) || mayBeCompleted(subject)) {
      return;
    }
    listAt(subject.spec, 'ignoreDifferences').forEach((entry, index) => {
      for (const [list, replicas] of [['jsonPointers', '/spec/replicas'], ['jqPathExpressions', '.spec.replicas']]) {
        const at = listAt(entry, list).indexOf(replicas);
        if (at >= 0) {
          report(['spec', 'ignoreDifferences', index, list, at], `"${replicas}" is ignored in comparisons only, each sync sets it`);
        }
      }
    });
  },
};
