import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Lazy } from 'cdk8s';
import { ConfigMap, Secret } from 'cdk8s-plus-28';
import { HelmParameter, HelmValues } from '../../src/constructs';
import { GitOpsApp, GitOpsChart } from '../../src/layout';
import { config, temporaryDirectory } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

const layer = (values: HelmValues) => values._layer as any;

test('inline values are copied, so that a later change of the program\'s object changes nothing', () => {
  const image = { tag: 'v1' };
  const values = HelmValues.inline({ image });
  image.tag = 'v2';

  expect(layer(values).values).toEqual({ image: { tag: 'v1' } });
});

test('undefined is not written, null and every key are', () => {
  const values = { 'a': undefined, 'b': null, 'c': [undefined, 1], 'constructor': 'x', 'on': true, '0755': 1, ...JSON.parse('{"__proto__": {"d": 1}}') };

  expect(Object.entries(layer(HelmValues.inline(values)).values))
    .toEqual([['b', null], ['c', [null, 1]], ['constructor', 'x'], ['on', true], ['0755', 1], ['__proto__', { d: 1 }]]);
});

test('fails on what YAML cannot say, naming each place', () => {
  class Tag {}
  const cycle: Record<string, unknown> = {};
  cycle.self = cycle;

  const faults = faultsOf(() => HelmValues.inline({
    date: new Date(), fn: () => 1, nested: [{ 'a.b': NaN }], map: new Map(), own: new Tag(), symbol: Symbol('x'), cycle, infinite: Infinity,
  }));

  expect(new Set(faults.map(({ code }) => code))).toEqual(new Set(['VAL101']));
  expect(faults.map(({ message }) => message)).toEqual([
    'date is a Date, which YAML cannot say',
    'fn is a function, which YAML cannot say',
    'nested[0]["a.b"] is NaN, which YAML cannot say',
    'map is a Map, which YAML cannot say',
    'own is a Tag, which YAML cannot say',
    'symbol is a symbol, which YAML cannot say',
    'cycle.self contains itself',
    'infinite is Infinity, which YAML cannot say',
  ]);
});

test('fails on values that are no mapping', () => {
  expect(codesOf(() => HelmValues.inline([1] as never))).toEqual(['VAL101']);
  expect(codesOf(() => HelmValues.inline(null as never))).toEqual(['VAL101']);
});

test('one object in two places is no cycle', () => {
  const limits = { cpu: 1 };

  expect(layer(HelmValues.inline({ a: limits, b: [limits, limits] })).values).toEqual({ a: limits, b: [limits, limits] });
});

test('what stands for a value until it is written stays', () => {
  const lazy = Lazy.any({ produce: () => 1 });

  expect(layer(HelmValues.inline({ lazy })).values.lazy).toBe(lazy);
});

describe('a file beside the program', () => {
  const root = temporaryDirectory();
  const scope = new GitOpsChart(new GitOpsApp({ root }), 'apps');
  const write = (name: string, text: string) => writeFileSync(join(root, name), text);

  test('is taken over as it is, comments included', () => {
    write('prod.yaml', '# who\nreplicaCount: 3\n');

    expect(layer(HelmValues.fromLocalFile(scope, 'prod.yaml'))).toEqual({ kind: 'local-file', path: 'prod.yaml', text: '# who\nreplicaCount: 3\n' });
  });

  test('may be empty', () => {
    write('empty.yaml', '# nothing yet\n');

    expect(layer(HelmValues.fromLocalFile(scope, 'empty.yaml')).text).toBe('# nothing yet\n');
  });

  test('fails when it does not exist, or is a directory', () => {
    mkdirSync(join(root, 'directory'));

    expect(faultsOf(() => HelmValues.fromLocalFile(scope, 'values/prd.yaml'))).toMatchObject([{
      code: 'VAL110',
      subject: 'apps',
      at: expect.stringMatching(/^test\/constructs\/helm-values\.test\.ts:\d+$/),
      message: 'the values file "values/prd.yaml" does not exist',
    }]);
    expect(codesOf(() => HelmValues.fromLocalFile(scope, 'directory'))).toEqual(['VAL110']);
  });

  test('fails with its line when it is no YAML', () => {
    write('broken.yaml', 'a: 1\nb: [1,\n');

    expect(faultsOf(() => HelmValues.fromLocalFile(scope, 'broken.yaml'))).toMatchObject([{ code: 'VAL111', subject: expect.stringMatching(/^broken\.yaml:\d+:\d+$/) }]);
  });

  test.each([['- a\n'], ['text\n'], ['a: 1\n---\nb: 2\n'], ['a: 1\na: 2\n']])('fails on %j, which is not one mapping', (text) => {
    write('other.yaml', text);

    expect(codesOf(() => HelmValues.fromLocalFile(scope, 'other.yaml'))).toEqual(['VAL111']);
  });

  test('is looked for below the working directory where the app has no root', () => {
    expect(faultsOf(() => HelmValues.fromLocalFile(new App(), 'none.yaml'))).toMatchObject([{ code: 'VAL110', subject: 'App' }]);
  });
});

test.each(['/values.yaml', '../values.yaml', ''])('fails on the path "%s" in a chart or a repository', (path) => {
  expect(codesOf(() => HelmValues.fromChart(path))).toEqual(['APP123']);
  expect(codesOf(() => HelmValues.fromGit(config, path))).toEqual(['APP123']);
});

test('a file in a chart or a repository may be optional', () => {
  expect(layer(HelmValues.fromChart('./values-prod.yaml', { optional: true }))).toEqual({ kind: 'chart-file', path: 'values-prod.yaml', optional: true });
  expect(layer(HelmValues.fromGit(config, 'envs/prod.yaml'))).toMatchObject({ kind: 'git-file', path: 'envs/prod.yaml', optional: false });
});

test('an object of cdk8s-plus is taken wherever a name is', () => {
  const scope = new GitOpsChart(new App(), 'apps');
  const configMap = new ConfigMap(scope, 'defaults', { metadata: { name: 'web-defaults' } });
  const secret = new Secret(scope, 'secret', { metadata: { name: 'web-secret' } });

  expect(layer(HelmValues.fromConfigMap(configMap))).toMatchObject({ kind: 'config-map', name: 'web-defaults', key: 'values.yaml', optional: false });
  expect(layer(HelmValues.fromSecret(secret, 'password', { targetPath: 'auth.password', optional: true })))
    .toMatchObject({ kind: 'secret', name: 'web-secret', key: 'password', targetPath: 'auth.password', optional: true });
});

test('fails on a key that is a path, and says what was probably meant', () => {
  expect(faultsOf(() => HelmValues.fromConfigMap('web', 'envs/prod.yaml'))).toMatchObject([{
    code: 'VAL120', message: '"envs/prod.yaml" is no key of a ConfigMap or Secret', fix: 'a key is no path: for a file in Git use HelmValues.fromGit',
  }]);
});

test('fails on a wrong key, name and path at once', () => {
  expect(codesOf(() => HelmValues.fromSecret('My Secret', '', { targetPath: 'a..b' }))).toEqual(['VAL120', 'VAL120', 'VAL121']);
});

test.each([
  'replicaCount', 'image.tag', 'hosts[0]', 'hosts[0].paths[1].path', 'matrix[0][1]', 'annotations.kubernetes\\.io/role', 'a-b_c/d', 'x\\,y', 'a[65536]',
])('"%s" is a parameter\'s name', (name) => {
  expect(HelmParameter.of(name, 'x')._intent.name).toBe(name);
});

test.each(['', '.', 'a.', '.a', 'a..b', 'a b', 'a=b', 'a,b', 'a[x]', 'a[0', '[0]', 'a[0]b', 'a[-1]', 'a[65537]', 'a\\', Array(32).fill('a').join('.')])('fails on the parameter "%s"', (name) => {
  expect(codesOf(() => HelmParameter.of(name, 'x'))).toEqual(['VAL130']);
  expect(codesOf(() => HelmParameter.ofString(name, 'x'))).toEqual(['VAL130']);
});
