import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { chartSpecOf, inChart, isFromDirectory } from './chart-spec';

export const ignoredChartVersion: ObjectCheck = {
  code: 'FLX202',
  title: 'version of a chart that lies in a directory',
  severity: 'warning',
  rationale: 'Flux takes the chart of a GitRepository or Bucket as it lies there and ignores the version, so nothing is pinned.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chart:
    spec: {chart: ./charts/shop, version: 1.2.3, sourceRef: {kind: GitRepository, name: shop}}
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
  fix: 'drop the version, and pin the source with its ref',
  source: 'https://fluxcd.io/flux/components/source/helmcharts/#version',
  kinds: [KIND.helmRelease, KIND.helmChart],
  needs: inChart('version'),
  check(subject, report) {
    const { chart, path } = chartSpecOf(subject);
    const version = textAt(chart, 'version');
    if (isFromDirectory(chart) && version !== undefined && version !== '' && version !== '*') {
      report([...path, 'version'], `version "${version}" is ignored: the chart is a directory of a ${textAt(chart, 'sourceRef', 'kind')}`);
    }
  },
};
