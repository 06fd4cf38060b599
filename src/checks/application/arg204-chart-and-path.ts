import { KIND } from '../../inventory';
import { inSources, ObjectCheck, textAt } from '../engine';
import { isGiven, sourcesOf } from './sources';

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
    for (const { source, path } of sourcesOf(subject)) {
      const folder = textAt(source, 'path');
      if (isGiven(source.chart) && folder !== undefined && folder !== '' && folder !== '.') {
        report([...path, 'path'], `path "${folder}" is ignored, because the source has a chart`);
      }
    }
  },
};
