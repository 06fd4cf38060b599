import { InventoryObject, KIND } from '../../inventory';
import { CheckContext, inSpec, isKnown, listAt, ObjectCheck, Subject, textAt, valueAt } from '../engine';

export const setSyntaxInValue: ObjectCheck = {
  code: 'FLX227',
  title: 'value that "--set" reads as several',
  severity: 'error',
  rationale: 'Flux hands the text to the parser of "--set": a comma ends the value, a backslash is eaten, and "{" begins a list. The release fails, or gets another value.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: {name: shop, namespace: shop}
data: {hosts: 'a.example.org,b.example.org'}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  valuesFrom:
  - {kind: ConfigMap, name: shop, valuesKey: hosts, targetPath: ingress.hosts}
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: {name: shop, namespace: shop}
data: {hosts: 'a.example.org,b.example.org'}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  valuesFrom:
  - {kind: ConfigMap, name: shop, valuesKey: hosts, targetPath: ingress.hosts, literal: true}
`,
  fix: 'set literal to true (Flux 2.9), or put a backslash before each comma and backslash of the value',
  source: 'https://github.com/helm/helm/blob/main/pkg/strvals/parser.go',
  kinds: [KIND.helmRelease],
  needs: inSpec('valuesFrom', '*', 'targetPath'),
  check(subject, report, context) {
    listAt(subject.spec, 'valuesFrom').forEach((entry, index) => {
      const path = textAt(entry, 'targetPath');
      if (path === undefined || path === '' || valueAt(entry, 'literal') === true) {
        return;
      }
      const faults = referredTo(entry, subject, context).map((object) => faultOf(valueOf(object, textAt(entry, 'valuesKey') ?? 'values.yaml')));
      // The value itself may be a secret.
      if (faults.length > 0 && faults.every((fault) => fault !== undefined)) {
        report(['spec', 'valuesFrom', index, 'targetPath'], `the value for "${path}" has ${faults[0]} that "--set" takes for syntax`);
      }
    });
  },
};

function referredTo(entry: unknown, { object, namespace }: Subject, { inventory }: CheckContext): readonly InventoryObject[] {
  const kind = textAt(entry, 'kind');
  const name = textAt(entry, 'name');
  if (name === undefined || (kind !== KIND.configMap && kind !== KIND.secret)) {
    return [];
  }
  return inventory.find({ kindName: kind, name, namespace }, object).filter(({ facts }) => facts.isPartial !== true);
}

/** What is encrypted, or not known yet, is undefined. */
function valueOf({ kindName, manifest }: InventoryObject, key: string): string | undefined {
  if (valueAt(manifest, 'sops') !== undefined) {
    return undefined;
  }
  const plain = kindName === KIND.secret ? valueAt(manifest, 'stringData', key) : valueAt(manifest, 'data', key);
  const encoded = kindName === KIND.secret ? textAt(manifest, 'data', key) : undefined;
  const value = typeof plain === 'string' ? plain : encoded === undefined ? undefined : Buffer.from(encoded, 'base64').toString('utf8');
  return value !== undefined && isKnown(value) ? value : undefined;
}

/** What `valList` and `val` of strvals read otherwise than it is written; an escape of syntax is meant. */
function faultOf(value: string | undefined): string | undefined {
  if (value === undefined) {
    return undefined;
  }
  if (/^\{[^}]*["':]/.test(value)) {
    return 'a "{"';
  }
  if (value.startsWith('{')) {
    return undefined;
  }
  const rest = value.replace(/\\[\\,[\]{}.=]/g, '');
  return rest.includes(',') ? 'a comma' : rest.includes('\\') ? 'a backslash' : undefined;
}
