import { KIND } from '../../inventory';
import { inSources, ObjectCheck, textOf } from '../engine';
import { sourcesOf } from './sources';

export const chartAndPath: ObjectCheck = {
  code: 'ARG204',
  title: 'chart and path in one source',
  severity: 'warning',
  rationale: 'A source with a chart is that chart: Argo CD does not look at `path`.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://charts.example.com, chart: shop, path: deploy, targetRevision: 1.2.3}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  good: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://charts.example.com, chart: shop, targetRevision: 1.2.3}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`,
  fix: 'drop "path", or make a second source of it',
  source: 'https://github.com/argoproj/argo-cd/blob/master/pkg/apis/application/v1alpha1/types.go',
  kinds: [KIND.application],
  needs: inSources('chart'),
  check(subject, report) {
    for (const { source, path, hasChart } of sourcesOf(subject)) {
      const folder = hasChart ? textOf(source.path) : undefined;
      if (folder !== undefined && folder !== '' && folder !== '.') {
        report([...path, 'path'], `path "${folder}" is ignored, because the source has a chart`);
      }
    }
  },
};
