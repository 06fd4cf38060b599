import { KIND } from '../../inventory';
import { inSpec, listAt, ObjectCheck, textAt, valueAt } from '../engine';

export const dependsOnItself: ObjectCheck = {
  code: 'FLX230',
  title: 'dependency on itself',
  severity: 'error',
  rationale: 'The object waits until it is ready itself, so it is never reconciled. The controllers do not look for this.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  dependsOn:
  - {name: shop}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  dependsOn:
  - {name: database}
`,
  fix: 'name another object, or drop the dependency',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#dependencies',
  kinds: [KIND.helmRelease, KIND.kustomization],
  needs: inSpec('dependsOn'),
  check({ spec, name, namespace }, report) {
    listAt(spec, 'dependsOn').forEach((entry, index) => {
      const elsewhere = valueAt(entry, 'namespace');
      const isHere = elsewhere === undefined || elsewhere === null || elsewhere === '' || elsewhere === namespace;
      if (isHere && name !== '' && textAt(entry, 'name') === name) {
        report(['spec', 'dependsOn', index], `"${name}" depends on itself`);
      }
    });
  },
};
