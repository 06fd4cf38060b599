import { KIND } from '../../inventory';
import { inSpec, ObjectCheck, valueAt } from '../engine';

export const ignoredForce: ObjectCheck = {
  code: 'FLX213',
  title: 'force together with server-side apply',
  severity: 'warning',
  rationale: 'Server-side apply cannot replace objects, so Flux ignores force silently, and a change of an immutable field still fails.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  upgrade: {force: true, serverSideApply: enabled}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  upgrade: {force: true, serverSideApply: disabled}
`,
  fix: 'drop force, or set serverSideApply to "disabled"',
  source: 'https://github.com/fluxcd/helm-controller/blob/main/internal/action/upgrade.go',
  kinds: [KIND.helmRelease],
  needs: [...inSpec('upgrade', 'force'), ...inSpec('rollback', 'force')],
  check({ spec }, report) {
    for (const action of ['upgrade', 'rollback']) {
      if (valueAt(spec, action, 'force') === true && valueAt(spec, action, 'serverSideApply') === 'enabled') {
        report(['spec', action, 'force'], `${action}.force is ignored, because ${action}.serverSideApply is "enabled"`);
      }
    }
  },
};
