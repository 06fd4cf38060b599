import { App } from 'cdk8s';
import * as fc from 'fast-check';
import { OutputPlan } from '../../src/constructs';
import { Faults } from '../../src/diagnostics';
import { parameterValues } from '../../src/flux/set-syntax';
import { FluxValues, planValues } from '../../src/flux/values-plan';
import { FLUX_VERSIONS, FluxVersion } from '../../src/flux/version';
import { ChartIntent, mergeValues, needsText, ParameterIntent, ValuesLayer } from '../../src/model';
import { parseYamlValue } from '../../src/text';
import { anyLayers, CHARTS, chartsGit, comparable, KnownLayer, release, Values } from '../releases';

interface Setup {
  readonly chart?: ChartIntent;
  readonly version?: FluxVersion;
  readonly parameters?: readonly ParameterIntent[];
  readonly plain?: boolean;
}

function plan(layers: readonly ValuesLayer[], { chart = CHARTS[0], version = '2.9', parameters = [], plain = false }: Setup = {}): { values: FluxValues; codes: string[] } {
  const scope = new App();
  if (!plain) {
    new OutputPlan(scope, { root: '/', path: 'dist', clusters: [] });
  }
  const faults = new Faults('apps/web');
  const values = planValues({ scope, release: release({ chart, parameters, values: layers }), version, faults });
  return { values, codes: faults.diagnostics.map(({ code }) => code) };
}

/** What Flux makes of it: files of the chart, then valuesFrom in its order, then what stands in the HelmRelease. */
function effective(values: FluxValues, known: readonly KnownLayer[]): Values {
  const file = (path: string) => known.find(({ layer }) => 'path' in layer && (path === layer.path || path === `./${layer.path}` || path === `./charts/web/${layer.path}`))!;
  const files = values.valuesFiles.slice(1).map((path) => file(path).values);
  if (files.includes(undefined) && !values.ignoreMissingValuesFiles) {
    throw new Error('a file is missing');
  }
  const composed = values.composed.map(({ from }) => (from.kind === 'chart' ? file(from.path) : file(from.layer.path)).values);
  const references = values.valuesFrom.map(({ kind, name, valuesKey, optional }) => {
    const generated = values.generated.find((one) => one.object === name && one.key === valuesKey && (one.kind === 'secret') === (kind === 'Secret'));
    const found = generated ? parseYamlValue(generated.content.toString()) as Values ?? {} : known.find(({ layer }) => 'name' in layer && layer.name === name)!.values;
    return found ?? (optional ? {} : undefined);
  });
  if ([...composed, ...references].includes(undefined)) {
    throw new Error('something is missing');
  }
  return [...files, ...composed, ...references, values.values].map((one) => one ?? {}).reduce(mergeValues, {});
}

const parameter = fc.record({
  name: fc.constantFrom('a', 'b', 'image.a', 'image.b.a', 'a[0]', 'b.a[1].b'), value: fc.constantFrom('x', '3', 'null', '{a,b}', ''), forceString: fc.boolean(),
});
const setups = fc.record({
  chart: fc.constantFrom(...CHARTS), version: fc.constantFrom(...FLUX_VERSIONS), parameters: fc.array(parameter, { maxLength: 3 }),
});
const layers = fc.boolean().chain((optional) => anyLayers(['inline', 'chart-file', 'git-file', 'local-file', 'sops', 'config-map', 'secret'], optional));

test('whatever the order of the layers: an error, or what the chart gets is the layers in the user\'s order, parameters on top', () => {
  let expressed = 0;
  fc.assert(fc.property(layers, setups, (known, setup) => {
    const { values, codes } = plan(known.map(({ layer }) => layer), setup);
    if (codes.length === 0) {
      expressed++;
      const merged = known.map(({ values: one }) => one ?? {}).reduce(mergeValues, {});
      expect(comparable(effective(values, known))).toBe(comparable(setup.parameters.reduce((below, one) => parameterValues(one, below), merged)));
    }
  }), { numRuns: 1000 });
  expect(expressed).toBeGreaterThan(200);
});

test('the data beside a generated file is what its text says, so that nobody has to read it', () => {
  fc.assert(fc.property(layers, (known) => {
    for (const { content, data } of plan(known.map(({ layer }) => layer), {}).values.generated) {
      expect(data === undefined ? undefined : comparable(data)).toBe(data && comparable(parseYamlValue(content.toString()) as Values));
    }
  }));
  expect(plan([inline({ a: 1 }), sops('.yaml')], {}).values.generated[0]).toMatchObject({ content: 'a: 1\n', data: { a: 1 } });
});

test('everything but files of charts and repositories can stand in any order', () => {
  fc.assert(fc.property(anyLayers(['inline', 'local-file', 'sops', 'config-map', 'secret'], false), fc.constantFrom(...CHARTS), (known, chart) => {
    expect(plan(known.map(({ layer }) => layer), { chart }).codes).toEqual([]);
  }));
});

test('JSON is used only where it carries the values unchanged', () => {
  fc.assert(fc.property(layers, setups, (known, setup) => {
    expect(needsText(plan(known.map(({ layer }) => layer), setup).values.values)).toBe(false);
  }));
});

const inline = (values: Values): ValuesLayer => ({ kind: 'inline', values });
const gitFile = (path: string, optional = false): ValuesLayer => ({ kind: 'git-file', git: chartsGit, path, optional });
const chartFile = (path: string, optional = false): ValuesLayer => ({ kind: 'chart-file', path, optional });
const secret = (props: Partial<Extract<ValuesLayer, { kind: 'secret' | 'config-map' }>> = {}): ValuesLayer => ({ kind: 'secret', name: 'db', key: 'password', optional: false, ...props });
const sops = (extension: string): ValuesLayer => ({ kind: 'sops', subject: 'x', name: 'db', sourcePath: 'x', bytes: Buffer.from('x'), extension });

test('values of the chart\'s own come first, since valuesFiles replaces them', () => {
  expect(plan([chartFile('values-prod.yaml')], { chart: CHARTS[1] }).values.valuesFiles).toEqual(['values.yaml', 'values-prod.yaml']);
  expect(plan([chartFile('values-prod.yaml'), gitFile('envs/prod.yaml')], { chart: CHARTS[2] }).values.valuesFiles)
    .toEqual(['./charts/web/values.yaml', './charts/web/values-prod.yaml', './envs/prod.yaml']);
});

test('inline values below something else are a generated ConfigMap, one key for each', () => {
  const { values } = plan([inline({ a: 1 }), inline({ b: 1 }), secret({ key: 'values.yaml' }), inline({ c: 1 }), { kind: 'local-file', path: 'x', text: 'd: 1\n' }, inline({ e: 1 })]);

  expect(values.valuesFrom).toEqual([
    { kind: 'ConfigMap', name: 'web-values', valuesKey: 'values.yaml' },
    { kind: 'Secret', name: 'db', valuesKey: 'values.yaml' },
    { kind: 'ConfigMap', name: 'web-values', valuesKey: 'values-2.yaml' },
    { kind: 'ConfigMap', name: 'web-values', valuesKey: 'values-3.yaml' },
  ]);
  expect(values.generated.map(({ key, content }) => [key, content])).toEqual([['values.yaml', 'a: 1\nb: 1\n'], ['values-2.yaml', 'c: 1\n'], ['values-3.yaml', 'd: 1\n']]);
  expect(values.values).toEqual({ e: 1 });
});

test('null and integers that JSON would round reach the chart as text', () => {
  const { values } = plan([inline({ limits: null, id: 2n ** 60n })]);

  expect(values.values).toEqual({});
  expect(values.generated.map(({ content }) => content)).toEqual(['limits: null\nid: 1152921504606846976\n']);
});

test('a key of ciphertext keeps the extension by which Flux decrypts it', () => {
  expect(plan([sops('.json')]).values.generated).toEqual([{ kind: 'secret', object: 'db', key: 'values.json', fileName: 'db.sops.json', content: Buffer.from('x') }]);
});

test.each([
  ['2.9', {}, { kind: 'Secret', name: 'db', valuesKey: 'password', targetPath: 'db.password', literal: true }],
  ['2.9', { literal: false }, { kind: 'Secret', name: 'db', valuesKey: 'password', targetPath: 'db.password' }],
  ['2.8', {}, { kind: 'Secret', name: 'db', valuesKey: 'password', targetPath: 'db.password' }],
  ['2.8', { optional: true, kind: 'config-map' }, { kind: 'ConfigMap', name: 'db', valuesKey: 'password', targetPath: 'db.password', optional: true }],
] as const)('a single value from a key on Flux %s: %j', (version, props, reference) => {
  expect(plan([secret({ targetPath: 'db.password', ...props })], { version }).values.valuesFrom).toEqual([reference]);
});

const parameters = (name: string, value: string) => [{ name, value, forceString: false }];

test.each([
  ['FLX111', [gitFile('a.yaml')], { version: '2.6' }],
  ['FLX111', [gitFile('a.yaml')], { version: '2.7', chart: CHARTS[1] }],
  ['FLX111', [chartFile('a.yaml')], { version: '2.6' }],
  ['FLX112', [gitFile('a.yaml', true)], {}],
  ['FLX113', [inline({ a: 1 }), gitFile('a.yaml')], {}],
  ['FLX113', [secret(), chartFile('a.yaml')], { chart: CHARTS[1] }],
  ['FLX114', [chartFile('a.yaml'), chartFile('b.yaml', true)], { chart: CHARTS[1] }],
  ['FLX115', [], { parameters: parameters('rev', '$ARGOCD_APP_REVISION') }],
  ['FLX115', [], { parameters: parameters('kube', 'v${KUBE_VERSION}') }],
  ['FLX116', [secret({ targetPath: 'db.password' }), inline({ db: { password: 'x' } })], {}],
  ['FLX116', [secret({ targetPath: 'a\\.b.c' }), inline({ 'a.b': { c: 'x' } })], {}],
  ['FLX116', [secret({ targetPath: 'a.b' }), inline({ a: 'text' })], {}],
  ['FLX116', [secret({ targetPath: 'hosts[2]' }), inline({ hosts: ['a'] })], {}],
  ['FLX116', [secret({ targetPath: 'a' })], { parameters: parameters('a', 'x') }],
  ['FLX117', [secret({ targetPath: 'a', literal: true })], { version: '2.8' }],
  ['FLX119', [secret({ targetPath: 'a\\.b', literal: true })], {}],
  ['FLX118', [secret()], { parameters: parameters('hosts[0].name', 'x') }],
  ['OUT100', [sops('.yaml')], { plain: true }],
] as [string, ValuesLayer[], Setup][])('fails with %s: %#', (code, some, setup) => {
  expect(plan(some, setup).codes).toEqual([code]);
});

test('one item of a list can be set where the whole list is known', () => {
  const hosts = { hosts: [{ name: 'a', tls: true }] };

  expect(plan([secret(), inline(hosts)], { parameters: parameters('hosts[0].name', 'x') }).values.values).toEqual({ hosts: [{ name: 'x', tls: true }] });
  expect(plan([], { parameters: parameters('hosts[0].name', 'x') }).codes).toEqual([]);
});

test('inline values that are empty say nothing', () => {
  const { values, codes } = plan([inline({}), chartFile('a.yaml')], { chart: CHARTS[1] });

  expect(codes).toEqual([]);
  expect(values.generated).toEqual([]);
});
