import { KIND } from '../../inventory';
import { inSpec, listAt, ObjectCheck, textAt } from '../engine';
import { tryParseTargetPath } from './target-path';

/** The pattern of the CRD; what breaks it is for the schema to say. */
const CRD_PATTERN = /^([a-zA-Z0-9_\-.\\/]|\[[0-9]{1,5}\])+$/;

export const invalidTargetPath: ObjectCheck = {
  code: 'FLX226',
  title: 'target path that Helm cannot follow',
  severity: 'error',
  rationale: 'Flux hands the path to the parser of "--set": an empty key fails the release or drops the value silently.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  valuesFrom:
  - {kind: Secret, name: shop, valuesKey: token, targetPath: .auth.token}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  valuesFrom:
  - {kind: Secret, name: shop, valuesKey: token, targetPath: auth.token}
`,
  fix: 'write keys with one dot between them and "[n]" behind a key, such as "auth.tokens[0]"; a dot inside a key is "\\."',
  source: 'https://github.com/helm/helm/blob/main/pkg/strvals/parser.go',
  kinds: [KIND.helmRelease],
  needs: inSpec('valuesFrom', '*', 'targetPath'),
  check({ spec }, report) {
    listAt(spec, 'valuesFrom').forEach((entry, index) => {
      const text = textAt(entry, 'targetPath');
      if (text !== undefined && text.length <= 250 && CRD_PATTERN.test(text) && tryParseTargetPath(text) === undefined) {
        report(['spec', 'valuesFrom', index, 'targetPath'], `"${text}" is no path of values`);
      }
    });
  },
};
