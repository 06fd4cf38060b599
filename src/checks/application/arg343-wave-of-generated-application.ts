import { KIND } from '../../inventory';
import { inMetadata, ObjectCheck } from '../engine';
import { annotationsOf } from './annotations';

export const waveOfGeneratedApplication: ObjectCheck = {
  code: 'ARG343',
  title: 'sync wave of a generated Application',
  severity: 'warning',
  rationale: 'Waves order what one Application deploys. The Applications of an ApplicationSet are created by its controller, all at once, whatever their waves.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: shops, namespace: argocd}
spec:
  goTemplate: true
  goTemplateOptions: [missingkey=error]
  generators:
    - list: {elements: [{region: eu}, {region: us}]}
  template:
    metadata:
      name: 'shop-{{ .region }}'
      annotations: {argocd.argoproj.io/sync-wave: '1'}
    spec:
      project: default
      source: {repoURL: https://github.com/myorg/shop, path: 'deploy/{{ .region }}', targetRevision: main}
      destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: shops, namespace: argocd}
spec:
  goTemplate: true
  goTemplateOptions: [missingkey=error]
  generators:
    - list: {elements: [{region: eu}, {region: us}]}
  template:
    metadata:
      name: 'shop-{{ .region }}'
    spec:
      project: default
      source: {repoURL: https://github.com/myorg/shop, path: 'deploy/{{ .region }}', targetRevision: main}
      destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'order them by "spec.strategy.rollingSync" of the ApplicationSet',
  source: 'https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Progressive-Syncs/',
  kinds: [KIND.applicationSet],
  needs: inMetadata('annotations', 'argocd.argoproj.io/sync-wave'),
  check(subject, report) {
    for (const { path } of annotationsOf(subject, 'argocd.argoproj.io/sync-wave').filter((one) => one.path[0] === 'spec')) {
      report(path, 'the wave of an Application that an ApplicationSet makes orders nothing');
    }
  },
};
