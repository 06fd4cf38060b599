import { KIND } from '../../inventory';
import { fieldsAt, inSpec, isSet, ObjectCheck } from '../engine';
import { retriesForEver } from './remediation';

export const ignoredRemediation: ObjectCheck = {
  code: 'FLX211',
  title: 'remediation beside the strategy "RetryOnFailure"',
  severity: 'warning',
  rationale: 'With "RetryOnFailure" Flux repeats the action until it succeeds and ignores the remediation: nothing is rolled back or uninstalled, and the number of retries has no limit.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  upgrade:
    strategy: {name: RetryOnFailure}
    remediation: {retries: 3}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  upgrade:
    strategy: {name: RetryOnFailure, retryInterval: 5m}
`,
  fix: 'keep one of the two: the strategy, or the remediation',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#upgrade-strategy',
  kinds: [KIND.helmRelease],
  needs: [...inSpec('install', 'strategy'), ...inSpec('upgrade', 'strategy')],
  check({ spec }, report) {
    for (const action of ['install', 'upgrade']) {
      const settings = fieldsAt(spec, action);
      if (retriesForEver(settings) && isSet(settings.remediation)) {
        report(['spec', action, 'remediation'], `${action}.remediation is ignored, because ${action}.strategy is "RetryOnFailure"`);
      }
    }
  },
};
