import * as fc from 'fast-check';
import { applyDefaults, checkManifest, checkMetadata, checkVersions } from '../../src/schema';
import { productSchema } from '../../src/schema/product-schema';

const TARGET = { argocd: '3.3', flux: '2.7' };
const KINDS = (['argocd', 'flux'] as const).flatMap((name) => {
  const product = productSchema(name);
  return ['argoproj.io', 'helm.toolkit.fluxcd.io', 'kustomize.toolkit.fluxcd.io', 'source.toolkit.fluxcd.io', 'notification.toolkit.fluxcd.io', 'image.toolkit.fluxcd.io']
    .flatMap((group) => product.kindsOf(group).map((kind) => [product.apiVersionText(product.kind(`${group}/`, kind)!.versions[0].place), kind] as const));
});

/** All that this folder says about a manifest, and how long it takes. */
function checkAll(manifest: unknown): { readonly findings: number; readonly milliseconds: number } {
  const start = performance.now();
  const findings = [checkManifest(manifest, TARGET), checkMetadata(manifest), checkVersions(manifest, TARGET)].flat().length;
  applyDefaults(manifest, TARGET);
  return { findings, milliseconds: performance.now() - start };
}

const nested = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level++) value = wrap(value);
  return value;
};

const cyclic: Record<string, unknown> = {};
cyclic.spec = cyclic;
cyclic.template = cyclic;

const HUGE = 50_000;
const values: readonly [string, unknown][] = [
  ['deep mappings', nested(10_000, (inner) => ({ spec: inner }))],
  ['deep lists', nested(10_000, (inner) => [inner])],
  ['deep generators', { generators: nested(10_000, (inner) => [{ matrix: { generators: inner } }]) }],
  ['deep values', { values: nested(10_000, (inner) => ({ a: inner })) }],
  ['a mapping that contains itself', cyclic],
  ['very many items', { sources: Array.from({ length: HUGE }, () => ({})), valuesFrom: Array.from({ length: HUGE }, () => 1) }],
  ['very many unknown fields', Object.fromEntries(Array.from({ length: HUGE }, (_, index) => [`field${index}`, index]))],
  ['a long key', { ['a'.repeat(HUGE)]: 1 }],
  ['long texts', { interval: '1m'.repeat(HUGE), url: 'h'.repeat(HUGE), project: 'x'.repeat(HUGE), provider: 'a'.repeat(HUGE) }],
  ['names of methods', JSON.parse('{"__proto__": {"a": 1}, "constructor": 1, "toString": 2, "hasOwnProperty": [], "valueOf": {}, "length": 1}')],
  ['no JSON', { interval: () => 1, url: Symbol('x'), project: 10n, provider: new Map(), timeout: NaN, suspend: Infinity, values: new Date(0) }],
  ['a function', () => ({})],
];

describe.each(values)('%s', (_, value) => {
  test.each(KINDS)('as the spec of %s %s', (apiVersion, kind) => {
    const { findings, milliseconds } = checkAll({ apiVersion, kind, metadata: value, spec: value, [String(kind)]: value });

    expect(findings).toBeLessThan(400);
    expect(milliseconds).toBeLessThan(1000);
  });
});

test('names that are no manifest and versions that do not exist are no crash', () => {
  const odd = fc.oneof(fc.constantFrom('argoproj.io/', '/', 'argoproj.io/v1alpha1', 'helm.toolkit.fluxcd.io/constructor', '__proto__/x'), fc.string(), fc.anything());
  fc.assert(fc.property(odd, odd, fc.anything(), (apiVersion, kind, rest) => {
    expect(checkAll({ apiVersion, kind, metadata: rest, spec: rest }).milliseconds).toBeLessThan(1000);
  }));
});

test('whatever stands in a field, the findings name it, and the manifest stays as it was', () => {
  const anything = fc.anything({ withBigInt: true, withNullPrototype: true, withDate: true });
  const spec = fc.dictionary(fc.constantFrom('interval', 'chart', 'chartRef', 'install', 'valuesFrom', 'dependsOn', 'kubeConfig', 'upgrade', 'values', '__proto__'), anything);
  fc.assert(fc.property(spec, (fields) => {
    const manifest = { apiVersion: 'helm.toolkit.fluxcd.io/v2', kind: 'HelmRelease', metadata: { name: 'x' }, spec: fields };
    const before = Object.keys(fields).map((key) => fields[key]);
    const findings = checkManifest(manifest, TARGET);
    applyDefaults(manifest, TARGET);

    expect(findings.every(({ message, fix, path }) => message.length > 0 && message.length < 1000 && fix.length > 0 && path.length > 0)).toBe(true);
    expect(Object.keys(fields).map((key) => fields[key])).toEqual(before);
  }));
});
