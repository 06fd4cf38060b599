import { KIND } from '../../inventory';
import { Path } from '../../text';
import { fieldsOf, inSpec, listAt, ObjectCheck, oncePerText, re2Fault, Report, textOf, valueAt } from '../engine';

/** The fields of a selector that are regular expressions (`NewSelectorRegex` of fluxcd/pkg ssa/jsondiff, and of kustomize). */
const PATTERNS = ['group', 'version', 'kind', 'name', 'namespace'];

export const invalidSelector: ObjectCheck = {
  code: 'FLX222',
  title: 'selector that is no regular expression',
  severity: 'error',
  rationale: 'The fields of a target are RE2 expressions. One that does not compile fails every reconciliation of the release.',
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
    - {paths: [/spec/replicas], target: {kind: Deployment, name: 'shop-(?!canary).*'}}
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
    - {paths: [/spec/replicas], target: {kind: Deployment, name: 'shop-(main|worker)'}}
`,
  fix: 'write an expression that RE2 takes: without look-around and back-references',
  source: 'https://github.com/fluxcd/pkg/blob/main/ssa/jsondiff/selector.go',
  kinds: [KIND.helmRelease],
  needs: [...inSpec('driftDetection', 'ignore', '*', 'target'), ...inSpec('postRenderers', '*', 'kustomize', 'patches')],
  check({ spec }, report) {
    listAt(spec, 'driftDetection', 'ignore').forEach((rule, index) =>
      checkTarget(valueAt(rule, 'target'), ['spec', 'driftDetection', 'ignore', index, 'target'], report));
    listAt(spec, 'postRenderers').forEach((renderer, index) => listAt(renderer, 'kustomize', 'patches').forEach((patch, at) =>
      checkTarget(valueAt(patch, 'target'), ['spec', 'postRenderers', index, 'kustomize', 'patches', at, 'target'], report)));
  },
};

function checkTarget(target: unknown, path: Path, report: Report): void {
  for (const field of PATTERNS) {
    const pattern = textOf(fieldsOf(target)[field]);
    const fault = pattern === undefined || pattern === '' ? undefined : faultOf(pattern);
    if (fault !== undefined) {
      report([...path, field], `"${pattern}" is no regular expression that RE2 takes: ${fault}`);
    }
  }
}

const faultOf = oncePerText((pattern) => re2Fault(anchored(pattern)));

/** A lone "*" becomes "^*$" this way, which RE2 takes. */
function anchored(pattern: string): string {
  return `${pattern.startsWith('^') ? '' : '^'}${pattern}${pattern.endsWith('$') ? '' : '$'}`;
}
