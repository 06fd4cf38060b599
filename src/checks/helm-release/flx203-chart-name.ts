import { KIND } from '../../inventory';
import { ObjectCheck, textAt } from '../engine';
import { chartSpecOf, inChart } from './chart-spec';

/** The expression of `RemoteReference.Validate` (source-controller internal/helm/chart/builder.go), in a form that does not backtrack. */
const CHART_NAME = /^(?:[-a-z0-9]\/?\.?)+$/;

export const invalidChartName: ObjectCheck = {
  code: 'FLX203',
  title: 'name of a chart that no repository has',
  severity: 'error',
  rationale: 'A chart of a HelmRepository is asked for by its name; Flux refuses a path, an address or a name with other characters.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chart:
    spec: {chart: ./charts/shop, version: 1.2.3, sourceRef: {kind: HelmRepository, name: myorg}}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chart:
    spec: {chart: shop, version: 1.2.3, sourceRef: {kind: HelmRepository, name: myorg}}
`,
  fix: 'write the name under which the repository has the chart',
  source: 'https://github.com/fluxcd/source-controller/blob/main/internal/helm/chart/builder.go',
  kinds: [KIND.helmRelease, KIND.helmChart],
  needs: inChart('sourceRef'),
  check(subject, report) {
    const { chart, path } = chartSpecOf(subject);
    const name = textAt(chart, 'chart');
    if (textAt(chart, 'sourceRef', 'kind') === 'HelmRepository' && name !== undefined && name !== '' && !CHART_NAME.test(name)) {
      report([...path, 'chart'], `"${name}" is no name of a chart: lower-case letters, digits, "-", "/" and "." only`);
    }
  },
};
