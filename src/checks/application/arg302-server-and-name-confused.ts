import { KIND } from '../../inventory';
import { fieldsOf, ObjectCheck, textOf } from '../engine';

export const serverAndNameConfused: ObjectCheck = {
  code: 'ARG302',
  title: 'name of a cluster as its server, or its server as its name',
  severity: 'error',
  rationale: 'Argo CD looks `server` up among the addresses of its clusters and `name` among their names. In the wrong field neither is found, and nothing is synced.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://github.com/myorg/shop, path: deploy, targetRevision: main}
  destination: {server: in-cluster, namespace: shop}
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
  fix: 'put addresses into "server" and names into "name"',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/argo.go',
  kinds: [KIND.application],
  check({ spec }, report) {
    const destination = fieldsOf(spec.destination);
    const server = textOf(destination.server);
    const name = textOf(destination.name);
    if (server !== undefined && server !== '' && !server.includes('://')) {
      report(['spec', 'destination', 'server'], `server "${server}" is no address, which starts with "https://"`, `write "name: ${server}" if that is its name`);
    }
    if (name?.includes('://')) {
      report(['spec', 'destination', 'name'], `name "${name}" is an address`, 'use "server" for it');
    }
  },
};
