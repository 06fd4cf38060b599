import { KIND } from '../../inventory';
import { fieldsAt, inSpec, isSet, ObjectCheck, textAt } from '../engine';
import { mayBePatched } from './patched';
import { mayRemediate, retriesForEver } from './remediation';

export const remediationNever: ObjectCheck = {
  code: 'FLX212',
  title: 'remediation without a retry',
  severity: 'warning',
  rationale: 'With no retries, the default, and without remediateLastFailure, Flux leaves a failed upgrade as it is: the strategy is never used.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  upgrade:
    remediation: {strategy: uninstall}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  upgrade:
    remediation: {strategy: uninstall, retries: 3}
`,
  fix: 'set upgrade.remediation.retries, or remediateLastFailure to true',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#upgrade-remediation',
  kinds: [KIND.helmRelease],
  needs: inSpec('upgrade', 'remediation', 'strategy'),
  check(subject, report, context) {
    const { spec } = subject;
    const upgrade = fieldsAt(spec, 'upgrade');
    const remediation = fieldsAt(upgrade, 'remediation');
    const strategy = textAt(remediation, 'strategy');
    // A rollback block that is never used is FLX210.
    if (strategy === undefined || isSet(spec.rollback) || retriesForEver(upgrade) || mayRemediate(remediation) || mayBePatched(subject, context)) {
      return;
    }
    report(['spec', 'upgrade', 'remediation'], `strategy "${strategy}" is never used: a failed upgrade is not remediated without retries`);
  },
};
