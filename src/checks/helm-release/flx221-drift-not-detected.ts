import { KIND } from '../../inventory';
import { fieldsOf, inSpec, isKnown, listOf, ObjectCheck } from '../engine';
import { mayBePatched } from './patched';

export const driftNotDetected: ObjectCheck = {
  code: 'FLX221',
  title: 'exceptions from a drift detection that is off',
  severity: 'warning',
  rationale: 'Drift detection is disabled unless its mode says otherwise: what is ignored here is never compared at all.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  driftDetection:
    ignore:
    - {paths: [/spec/replicas], target: {kind: Deployment}}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  driftDetection:
    mode: enabled
    ignore:
    - {paths: [/spec/replicas], target: {kind: Deployment}}
`,
  fix: 'set driftDetection.mode to "enabled" or "warn"',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#drift-detection',
  kinds: [KIND.helmRelease],
  needs: inSpec('driftDetection', 'ignore'),
  check(subject, report, context) {
    const { ignore, mode } = fieldsOf(subject.spec.driftDetection);
    const isOff = mode === undefined || mode === null || mode === '';
    if (listOf(ignore).length > 0 && isKnown(mode) && isOff && !mayBePatched(subject, context)) {
      report(['spec', 'driftDetection', 'ignore'], 'driftDetection has exceptions and no mode, so nothing is compared');
    }
  },
};
