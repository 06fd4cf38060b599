import { KIND } from '../../inventory';
import { ObjectCheck } from '../engine';

export const emptyProject: ObjectCheck = {
  code: 'ARG303',
  title: 'empty project',
  severity: 'warning',
  rationale: 'The controller writes `default` in its place. An Application or Flux that manages it sees a difference for ever.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: ""
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
  fix: 'write "default", or the project that is meant',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/argo.go',
  kinds: [KIND.application],
  check({ spec, isTemplate, note }, report) {
    if (spec.project === '' && !isTemplate && note === undefined) {
      report(['spec', 'project'], '"project" is empty, and Argo CD makes it "default"');
    }
  },
};
