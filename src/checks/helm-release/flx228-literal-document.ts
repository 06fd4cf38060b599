import { KIND } from '../../inventory';
import { inSpec, isSet, listAt, ObjectCheck, valueAt } from '../engine';

export const literalDocument: ObjectCheck = {
  code: 'FLX228',
  title: 'literal value without a target path',
  severity: 'warning',
  rationale: 'Without targetPath the text is read as a values file, and literal is ignored.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  valuesFrom:
  - {kind: Secret, name: shop, valuesKey: token, literal: true}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  valuesFrom:
  - {kind: Secret, name: shop, valuesKey: token, targetPath: auth.token, literal: true}
`,
  fix: 'say with targetPath where the value goes, or drop literal',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#values-references',
  kinds: [KIND.helmRelease],
  needs: inSpec('valuesFrom', '*', 'literal'),
  check({ spec }, report) {
    listAt(spec, 'valuesFrom').forEach((entry, index) => {
      const path = valueAt(entry, 'targetPath');
      if (valueAt(entry, 'literal') === true && (!isSet(path) || path === '')) {
        report(['spec', 'valuesFrom', index, 'literal'], 'literal is ignored without targetPath');
      }
    });
  },
};
