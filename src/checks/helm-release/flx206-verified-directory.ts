import { KIND } from '../../inventory';
import { fieldsAt, inSpec, isSet, ObjectCheck } from '../engine';
import { isFromDirectory } from './chart-spec';

export const verifiedDirectory: ObjectCheck = {
  code: 'FLX206',
  title: 'verification of a chart that has no signature',
  severity: 'error',
  rationale: 'Only charts of a HelmRepository are verified: the API server refuses the HelmChart that Flux makes of the release.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chart:
    spec:
      chart: ./charts/shop
      sourceRef: {kind: GitRepository, name: shop}
      verify: {provider: cosign}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chart:
    spec:
      chart: ./charts/shop
      sourceRef: {kind: GitRepository, name: shop}
`,
  fix: 'drop verify here; verify the commits with spec.verify of the GitRepository',
  source: 'https://github.com/fluxcd/source-controller/blob/main/api/v1/helmchart_types.go',
  kinds: [KIND.helmRelease],
  needs: inSpec('chart', 'spec', 'verify'),
  check({ spec }, report) {
    const chart = fieldsAt(spec, 'chart', 'spec');
    if (isSet(chart.verify) && isFromDirectory(chart)) {
      report(['spec', 'chart', 'spec', 'verify'], 'verify is set, and the chart is no chart of a HelmRepository');
    }
  },
};
