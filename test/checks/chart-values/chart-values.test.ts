import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { ArgoCd } from '../../../src/argocd/argo-cd';
import { SHOP_CHART, shopRelease } from '../../../src/checks/chart-values/example-chart';
import { ChartSource, Environment, EnvironmentSet, GitSource, HelmApp, HelmValues } from '../../../src/constructs';
import { Inventory } from '../../../src/inventory';
import { argoChart, fluxChart, temporaryDirectory } from '../../apps';
import { errorOf } from '../../faults-of';
import { found, writeChart } from '../fleet';

const SCHEMA = SHOP_CHART['values.schema.json'];

/** What is found in values of a chart whose schema has these properties. */
function inSchema(properties: string, values: string, more = ''): string[] {
  return found(shopRelease(values), { chart: { ...SHOP_CHART, 'values.yaml': '', 'values.schema.json': `{"properties": ${properties}${more}}` } });
}

test.each([
  ['a null that drops the default', '{replicaCount: null}'],
  ['values of global', '{global: {anything: 1}}'],
  ['a placeholder of nothing', '{}'],
])('%s is fine', (_, values) => {
  expect(found(shopRelease(values), { chart: SHOP_CHART })).toEqual([]);
});

test.each([
  ['the type', '{"a": {"type": "integer"}}', '{a: x}', '"a" of chart "shop" is of type string, not integer'],
  ['one of several types', '{"a": {"type": ["integer", "null"]}}', '{a: x}', '"a" of chart "shop" is of type string, not integer or null'],
  ['the choice', '{"a": {"enum": ["x", "y"]}}', '{a: z}', '"a" of chart "shop" is none of "x" or "y"'],
  ['the pattern', '{"a": {"type": "string", "pattern": "^x"}}', '{a: z}', '"a" of chart "shop" does not match ^x'],
  ['a bound', '{"a": {"maximum": 3}}', '{a: 4}', '"a" of chart "shop" breaks maximum 3'],
  ['alternatives', '{"a": {"anyOf": [{"type": "string"}, {"type": "null"}]}}', '{a: 4}', '"a" of chart "shop" has none of the allowed forms'],
  ['a closed mapping', '{"a": {"type": "object", "additionalProperties": false}}', '{a: {b: 1}}', '"a.b" of chart "shop" is no value of this chart'],
  ['an item of a list', '{"a": {"items": {"type": "string"}}}', '{a: [x, 1]}', '"a[1]" of chart "shop" is of type number, not string'],
  ['a key with a blank', '{"a b/c": {"type": "string"}}', '{"a b/c": 1}', '"["a b/c"]" of chart "shop" is of type number, not string'],
  ['a definition', '{"a": {"$ref": "#/definitions/port"}}', '{a: x}', '"a" of chart "shop" is of type string, not integer'],
])('%s of a schema is told by what was expected', (_, properties, values, message) => {
  const more = ', "definitions": {"port": {"type": "integer"}}, "$schema": "http://json-schema.org/draft-04/schema#"';
  expect(inSchema(properties, values, more)).toEqual([`CHV120 ${message}, set by spec.values`]);
});

test('a missing value is told where it is missing', () => {
  expect(inSchema('{"a": {"type": "object", "required": ["b"]}}', '{a: {}}')).toEqual(['CHV120 "a" of chart "shop" lacks "b", set by spec.values']);
});

test('what nobody can know now is not blamed: a layer above may set it right, a layer below may add it', () => {
  const release = (from: string) => shopRelease('{}').replace('  values: {}', `  valuesFrom: [{kind: ConfigMap, name: mine}, ${from}]`)
    + '---\n{apiVersion: v1, kind: ConfigMap, metadata: {name: mine, namespace: shop}, data: {values.yaml: "replicaCount: two\\n"}}\n';
  const wrong = 'CHV120 "replicaCount" of chart "shop" is of type string, not integer, set by key "values.yaml" of ConfigMap "mine"';

  expect(found(release('{kind: ConfigMap, name: mine}'), { chart: SHOP_CHART })).toEqual([wrong]);
  expect(found(release('{kind: Secret, name: other}'), { chart: SHOP_CHART })).toEqual([]);
});

test('a packed chart and the charts packed with it are read', () => {
  const directory = temporaryDirectory();
  const redis = writeChart({ 'redis/Chart.yaml': 'name: redis\nversion: 1.0.0\n', 'redis/values.schema.json': '{"properties": {"size": {"type": "integer"}}}' });
  execFileSync('tar', ['-czf', join(directory, 'redis-1.0.0.tgz'), '-C', redis, 'redis']);
  const shop = writeChart(Object.fromEntries(Object.entries(SHOP_CHART).map(([path, text]) => [`shop/${path}`, text])));
  execFileSync('mkdir', [join(shop, 'shop/charts')]);
  execFileSync('cp', [join(directory, 'redis-1.0.0.tgz'), join(shop, 'shop/charts')]);
  execFileSync('tar', ['-czf', join(directory, 'shop.tgz'), '-C', shop, 'shop']);
  const charts = new Inventory([], { charts: [{ url: 'https://charts.example.com', chart: 'shop', path: join(directory, 'shop.tgz') }] }).charts;

  expect(charts.find({ url: 'https://charts.example.com/', chart: 'shop', version: '1' })).toMatchObject({ chart: { name: 'shop', version: '2.3.1' } });
  expect(charts.find({ url: 'https://charts.example.com/', chart: 'other' })).toBeUndefined();

  const chart = chartOf(join(directory, 'shop.tgz'));
  expect(errors({ chart, values: '{"redis": {"enabled": true, "size": "big"}}' })).toEqual([
    'CHV120 apps/shop/application "redis.size" of chart "shop" is of type string, not integer, set by the inline values',
  ]);
  expect(errors({ chart, values: '{"redis": {"enabled": false, "size": "big"}}' })).toEqual([]);
});

function chartOf(copy: string): ChartSource {
  return ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '2.3.1', { copy });
}

/** The errors of a synth with one release. */
function errors({ chart, values }: { readonly chart: ChartSource; readonly values: string }): string[] {
  const apps = argoChart();
  new HelmApp(apps, 'shop', { chart, namespace: 'shop', values: [HelmValues.inline(JSON.parse(values) as Record<string, unknown>)] });
  try {
    (apps.node.root as unknown as { synth(): void }).synth();
    return [];
  } catch (error) {
    return (error as { diagnostics: readonly { code: string; subject: string; message: string }[] }).diagnostics
      .map(({ code, subject, message }) => `${code} ${subject} ${message}`);
  }
}

test.each([['argocd', argoChart], ['flux', fluxChart]] as const)('%s: an error names the environment and the file that set the wrong value', (_, make) => {
  const root = temporaryDirectory();
  const repository = writeChart({ 'charts/shop/Chart.yaml': SHOP_CHART['Chart.yaml'], 'charts/shop/values.schema.json': SCHEMA, 'envs/prod.yaml': 'replicaCount: 0\n' });
  const git = GitSource.fromUrl('https://github.com/myorg/shop', { branch: 'main', directory: repository });
  const apps = make({ root });
  new EnvironmentSet(apps, 'shop', {
    chart: ChartSource.fromGit(git, 'charts/shop'),
    environments: [Environment.named('dev'), Environment.named('prod', { values: [HelmValues.fromGit(git, 'envs/prod.yaml')] })],
  });

  const { diagnostics } = errorOf(() => (apps.node.root as unknown as { synth(): void }).synth());

  expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
    'CHV120 "replicaCount" of chart "shop" breaks minimum 1, set by "envs/prod.yaml" of "prod"',
  ]);
});

test('a copy that is not there is an error', () => {
  expect(errors({ chart: chartOf('nowhere.tgz'), values: '{}' })).toEqual([expect.stringMatching(/^CHV101 .* cannot be read: there is no such file or directory$/)]);
  expect(new ArgoCd()).toBeDefined();
});
