import { KIND } from '../../inventory';
import { fieldsAt, inSpec, ObjectCheck } from '../engine';
import { shown } from './shown';
import { isGiven } from './sources';

export const destinationByNameAndServer: ObjectCheck = {
  code: 'ARG300',
  title: 'destination with both name and server',
  severity: 'error',
  rationale: 'Argo CD reports InvalidSpecError, "application destination can\'t have both name and server defined", and never syncs.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {name: in-cluster, server: https://kubernetes.default.svc, namespace: shop}
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
  fix: 'keep one of them',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/argo.go',
  kinds: [KIND.application],
  needs: inSpec('destination', 'name'),
  check({ spec }, report) {
    const { name, server } = fieldsAt(spec, 'destination');
    if (isGiven(name) && isGiven(server)) {
      report(['spec', 'destination'], `the destination has name ${shown(name)} and server ${shown(server)}`);
    }
  },
};
