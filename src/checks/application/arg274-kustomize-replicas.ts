import { KIND } from '../../inventory';
import { inSources, listAt, ObjectCheck, textAt } from '../engine';
import { sourcesOf } from './sources';

export const kustomizeReplicas: ObjectCheck = {
  code: 'ARG274',
  title: 'number of replicas that is none',
  severity: 'error',
  rationale: 'Argo CD turns `count` into a number before it calls Kustomize. With another text manifests are never generated.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: overlays/prod
    kustomize:
      replicas:
        - {name: shop, count: many}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source:
    repoURL: https://github.com/myorg/shop
    path: overlays/prod
    kustomize:
      replicas:
        - {name: shop, count: 3}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'write a whole number',
  source: 'https://github.com/argoproj/argo-cd/blob/master/pkg/apis/application/v1alpha1/types.go',
  kinds: [KIND.application],
  needs: inSources('kustomize', 'replicas'),
  check(subject, report) {
    for (const { source, path } of sourcesOf(subject)) {
      listAt(source, 'kustomize', 'replicas').forEach((replica, index) => {
        const count = textAt(replica, 'count');
        if (count !== undefined && !/^[-+]?\d+$/.test(count)) {
          report([...path, 'kustomize', 'replicas', index, 'count'], `count "${count}" is no number`);
        }
      });
    }
  },
};
