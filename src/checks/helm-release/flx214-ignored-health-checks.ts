import { KIND } from '../../inventory';
import { inSpec, listAt, ObjectCheck, valueAt } from '../engine';

export const ignoredHealthChecks: ObjectCheck = {
  code: 'FLX214',
  title: 'health checks that are never asked',
  severity: 'warning',
  rationale: 'Health expressions work only with the strategy "poller", and only for actions that wait: the release is ready before what it made is.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  waitStrategy: {name: legacy}
  healthCheckExprs:
  - {apiVersion: example.org/v1, kind: Shop, current: status.ready == true}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  waitStrategy: {name: poller}
  healthCheckExprs:
  - {apiVersion: example.org/v1, kind: Shop, current: status.ready == true}
`,
  fix: 'set waitStrategy.name to "poller" and let install and upgrade wait, or drop healthCheckExprs',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#health-check-expressions',
  kinds: [KIND.helmRelease],
  needs: inSpec('healthCheckExprs'),
  check({ spec }, report) {
    if (listAt(spec, 'healthCheckExprs').length === 0) {
      return;
    }
    if (valueAt(spec, 'waitStrategy', 'name') === 'legacy') {
      report(['spec', 'healthCheckExprs'], 'the expressions are ignored, because waitStrategy is "legacy"');
    } else if (valueAt(spec, 'install', 'disableWait') === true && valueAt(spec, 'upgrade', 'disableWait') === true) {
      report(['spec', 'healthCheckExprs'], 'the expressions are ignored, because neither install nor upgrade waits');
    }
  },
};
