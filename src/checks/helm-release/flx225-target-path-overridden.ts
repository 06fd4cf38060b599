import { KIND } from '../../inventory';
import { inSpec, isFields, listAt, ObjectCheck, textAt } from '../engine';
import { TargetPath, tryParseTargetPath } from './target-path';

export const targetPathOverridden: ObjectCheck = {
  code: 'FLX225',
  title: 'one value inline and by targetPath',
  severity: 'warning',
  rationale: 'A targetPath should win over inline values, but Flux merges those once more at the end: at the top level, and behind other values, the inline value wins.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  valuesFrom:
  - {kind: Secret, name: shop, valuesKey: token, targetPath: token}
  values: {token: none}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  valuesFrom:
  - {kind: Secret, name: shop, valuesKey: token, targetPath: token}
  values: {replicas: 2}
`,
  fix: 'set the value in one place only',
  source: 'https://github.com/fluxcd/pkg/blob/main/chartutil/values.go',
  kinds: [KIND.helmRelease],
  needs: inSpec('valuesFrom', '*', 'targetPath'),
  check({ spec }, report) {
    listAt(spec, 'valuesFrom').forEach((entry, index) => {
      const text = textAt(entry, 'targetPath');
      const path = text === undefined ? undefined : tryParseTargetPath(text);
      // The first reference is set into the inline values themselves (one map in memory), so a nested path does win there.
      if (path === undefined || (index === 0 && path.length > 1) || !isSetAt(spec.values, path)) {
        return;
      }
      report(['spec', 'valuesFrom', index, 'targetPath'], `"${text}" is set in values, too, and the inline value ${path.length === 1 ? 'wins' : 'may win'}`);
    });
  },
};

/** Whether inline values would replace what is set at the path: something stands there, or in its way. */
function isSetAt(values: unknown, path: TargetPath): boolean {
  let here = values;
  for (const part of path) {
    if (typeof part === 'number') {
      // What is in a list is changed where it stands; a list that has to grow becomes another one, which is lost.
      return Array.isArray(here) && part >= here.length;
    }
    if (!isFields(here) || !Object.hasOwn(here, part)) {
      return here !== values && here !== null && !isFields(here);
    }
    here = here[part];
  }
  return here !== null;
}
