import { KIND } from '../../inventory';
import { fieldsAt, inSpec, isFields, isSet, ObjectCheck } from '../engine';
import { mayBePatched } from './patched';
import { mayRemediate, retriesForEver } from './remediation';

export const rollbackNever: ObjectCheck = {
  code: 'FLX210',
  title: 'rollback that never happens',
  severity: 'warning',
  rationale: 'The rollback block only says how the remediation of a failed upgrade rolls back. Without one, the release stays failed.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  rollback: {cleanupOnFail: true}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  upgrade:
    remediation: {retries: 3}
  rollback: {cleanupOnFail: true}
`,
  fix: 'set upgrade.remediation.retries, with strategy "rollback", or drop rollback',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#rollback-configuration',
  kinds: [KIND.helmRelease],
  needs: inSpec('rollback'),
  check(subject, report, context) {
    const { spec } = subject;
    const upgrade = fieldsAt(spec, 'upgrade');
    // With RetryOnFailure the remediation is never asked, whatever it says: FLX211 has that.
    if (!isFields(spec.rollback) || mayBePatched(subject, context) || (retriesForEver(upgrade) && isSet(upgrade.remediation))) {
      return;
    }
    const { strategy } = fieldsAt(upgrade, 'remediation');
    if (retriesForEver(upgrade) || strategy === 'uninstall' || !mayRemediate(fieldsAt(upgrade, 'remediation'))) {
      report(['spec', 'rollback'], 'rollback is set, and nothing rolls back: only the remediation of a failed upgrade does');
    }
  },
};
