import { KIND } from '../../inventory';
import { tryCelFault } from '../../schema';
import { Path } from '../../text';
import { inSpec, listAt, ObjectCheck, Report, textAt, valueAt } from '../engine';

export const invalidExpression: ObjectCheck = {
  code: 'FLX240',
  title: 'expression that is no CEL',
  severity: 'error',
  rationale: 'The controller compiles readyExpr and healthCheckExprs before anything else. One that it does not take stalls the object.',
  bad: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  dependsOn:
  - {name: database, readyExpr: 'dep.status.ready == true and self.spec.suspend == false'}
`,
  good: `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  dependsOn:
  - {name: database, readyExpr: 'dep.status.ready == true && self.spec.suspend == false'}
`,
  fix: 'mend the expression: readyExpr knows "self" and "dep", a health check the fields of the object, such as "status"',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#dependency-ready-expression',
  kinds: [KIND.helmRelease, KIND.kustomization],
  needs: [...inSpec('dependsOn', '*', 'readyExpr'), ...inSpec('healthCheckExprs')],
  check({ spec }, report) {
    listAt(spec, 'dependsOn').forEach((entry, index) => {
      const text = textAt(entry, 'readyExpr');
      say(text, text && tryCelFault(text, ['self', 'dep']), ['spec', 'dependsOn', index, 'readyExpr'], report);
    });
    listAt(spec, 'healthCheckExprs').forEach((entry, index) => ['current', 'inProgress', 'failed'].forEach((field) => {
      const text = textAt(valueAt(entry, field));
      say(text, text && healthFault(text), ['spec', 'healthCheckExprs', index, field], report);
    }));
  },
};

function say(text: string | undefined, fault: string | undefined, path: Path, report: Report): void {
  if (fault) {
    report(path, `"${text}" ${fault}`);
  }
}

/** Names that people take from elsewhere; any other may be a field of the object, whatever its kind is. */
const NEVER_FIELDS = ['self', 'object', 'dep', 'obj', 'resource'];

function healthFault(text: string): string | undefined {
  const fault = tryCelFault(text, []);
  return fault === undefined || fault.startsWith('is no CEL') || NEVER_FIELDS.some((name) => fault.includes(`"${name}"`)) ? fault : undefined;
}
