import { KIND } from '../../inventory';
import { isReleaseName } from '../../text';
import { inSpec, ObjectCheck, textOf } from '../engine';

export const invalidReleaseName: ObjectCheck = {
  code: 'FLX200',
  title: 'release name that Helm refuses',
  severity: 'error',
  rationale: 'The API server looks at the length alone; Helm refuses the name at install, so the release fails for ever.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  releaseName: Shop_Frontend
  chartRef: {kind: OCIRepository, name: shop}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  releaseName: shop-frontend
  chartRef: {kind: OCIRepository, name: shop}
`,
  fix: 'use lower-case letters, digits, "-" and "." only, and start and end with a letter or digit',
  source: 'https://github.com/helm/helm/blob/main/pkg/chart/common/util/validate_name.go',
  kinds: [KIND.helmRelease],
  needs: inSpec('releaseName'),
  check({ spec }, report) {
    const name = textOf(spec.releaseName);
    // What is too long or empty is for the schema to say.
    if (name !== undefined && name !== '' && name.length <= 53 && !isReleaseName(name)) {
      report(['spec', 'releaseName'], `"${name}" is no name of a Helm release`);
    }
  },
};
