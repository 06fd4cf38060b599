import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { chartSpecOf, inChart, isFromDirectory } from './chart-spec';

export const absoluteChartPath: ObjectCheck = {
  code: 'FLX204',
  title: 'absolute path of a chart',
  severity: 'error',
  rationale: 'Flux takes the path from the root of the source and refuses one that starts with "/", so the release never becomes ready.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chart:
    spec: {chart: /charts/shop, sourceRef: {kind: GitRepository, name: shop}}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chart:
    spec: {chart: ./charts/shop, sourceRef: {kind: GitRepository, name: shop}}
`,
  fix: 'write the path from the root of the source, without the first "/"',
  source: 'https://github.com/fluxcd/source-controller/blob/main/internal/helm/chart/builder.go',
  kinds: [KIND.helmRelease, KIND.helmChart],
  needs: inChart('sourceRef'),
  check(subject, report) {
    const { chart, path } = chartSpecOf(subject);
    const directory = textAt(chart, 'chart');
    if (isFromDirectory(chart) && directory?.startsWith('/') === true) {
      report([...path, 'chart'], `path "${directory}" of the chart is absolute`, `write ".${directory}"`);
    }
  },
};
