import { KIND } from '../../inventory';
import { tryParsePointer } from '../../text';
import { fieldsOf, inSpec, listOf, ObjectCheck, oncePerText, textOf } from '../engine';

export const invalidDriftPath: ObjectCheck = {
  code: 'FLX220',
  title: 'ignored drift that is no JSON pointer',
  severity: 'error',
  rationale: 'Flux removes exactly what a JSON pointer points to before it compares. Another form points to nothing, so the drift is corrected for ever.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  driftDetection:
    mode: enabled
    ignore:
    - {paths: [spec.replicas], target: {kind: Deployment}}
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
  fix: 'write a JSON pointer, such as "/spec/replicas"',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#ignore-rules',
  kinds: [KIND.helmRelease],
  needs: inSpec('driftDetection', 'ignore', '*', 'paths'),
  check({ spec }, report) {
    listOf(fieldsOf(spec.driftDetection).ignore).forEach((rule, index) => listOf(fieldsOf(rule).paths).forEach((value, at) => {
      const pointer = textOf(value);
      const path = ['spec', 'driftDetection', 'ignore', index, 'paths', at];
      if (pointer === undefined) {
        return;
      }
      const parts = partsOf(pointer);
      if (parts === undefined) {
        report(path, `"${pointer}" is no JSON pointer`);
      } else if (parts.includes('*')) {
        report(path, `"${pointer}" has a wildcard, which a JSON pointer does not know`, 'name each element by its index, or a parent of them all');
      }
    }));
  },
};

const partsOf = oncePerText((pointer): readonly string[] | undefined => tryParsePointer(pointer));
