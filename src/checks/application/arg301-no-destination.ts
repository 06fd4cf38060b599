import { KIND } from '../../inventory';
import { isFields, ObjectCheck } from '../engine';
import { isGiven, mayBeCompleted } from './sources';

export const noDestination: ObjectCheck = {
  code: 'ARG301',
  title: 'destination without a cluster',
  severity: 'error',
  rationale: 'Without `name` or `server` Argo CD does not know the cluster: it reports InvalidSpecError and never syncs.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {name: in-cluster, namespace: shop}
`,
  fix: 'add "server: https://kubernetes.default.svc" for the cluster of Argo CD itself, or the "name" of another',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/argo.go',
  kinds: [KIND.application],
  check(subject, report) {
    const { destination } = subject.spec;
    if (isFields(destination) && !isGiven(destination.name) && !isGiven(destination.server) && !mayBeCompleted(subject)) {
      report(['spec', 'destination'], 'the destination has neither "name" nor "server"');
    }
  },
};
