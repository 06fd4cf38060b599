import { KIND } from '../../inventory';
import { isVersionRange } from '../../text';
import { ObjectCheck, textAt } from '../engine';
import { chartSpecOf, inChart, isFromDirectory } from './chart-spec';

export const invalidChartVersion: ObjectCheck = {
  code: 'FLX201',
  title: 'chart version that is no version and no range',
  severity: 'error',
  rationale: 'Flux reads the version as a constraint of Masterminds/semver and finds no chart, so the release never becomes ready.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chart:
    spec: {chart: shop, version: latest, sourceRef: {kind: HelmRepository, name: myorg}}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chart:
    spec: {chart: shop, version: '>=1.2.0 <2.0.0', sourceRef: {kind: HelmRepository, name: myorg}}
`,
  fix: 'write a version such as "1.2.3", a range such as ">=1.2.0 <2.0.0", or "*" for the newest',
  source: 'https://github.com/Masterminds/semver/blob/master/constraints.go',
  kinds: [KIND.helmRelease, KIND.helmChart],
  needs: inChart('version'),
  check(subject, report) {
    const { chart, path } = chartSpecOf(subject);
    const version = textAt(chart, 'version');
    if (version !== undefined && version !== '' && !isFromDirectory(chart) && !isVersionRange(version)) {
      report([...path, 'version'], `"${version}" is no version and no range of versions`);
    }
  },
};
