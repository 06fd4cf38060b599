import { KIND } from '../../inventory';
import { inSources, ObjectCheck } from '../engine';
import { shown } from './shown';
import { isGiven, mayBeCompleted, sourcesOf } from './sources';

export const chartWithoutVersion: ObjectCheck = {
  code: 'ARG203',
  title: 'chart without a version',
  severity: 'error',
  rationale: 'Argo CD wants `targetRevision` for a chart, be it `*`: otherwise it reports InvalidSpecError and never syncs.',
  bad: `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  source: {repoURL: https://charts.example.com, chart: shop}
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
  fix: 'add "targetRevision" with a version or a range of versions',
  source: 'https://github.com/argoproj/argo-cd/blob/master/util/argo/argo.go',
  kinds: [KIND.application],
  needs: inSources('chart'),
  check(subject, report) {
    if (mayBeCompleted(subject)) {
      return;
    }
    for (const { source, path, hasChart } of sourcesOf(subject)) {
      if (hasChart && !isGiven(source.targetRevision)) {
        report([...path, 'chart'], `chart ${shown(source.chart)} has no "targetRevision"`);
      }
    }
  },
};
