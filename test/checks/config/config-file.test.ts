import { CheckConfig, parseConfig } from '../../../src/checks';
import { InventoryObject } from '../../../src/inventory';
import { faultsOf } from '../../faults-of';

const ORIGIN = { file: '/repo/cdk8s-gitops.yaml', name: 'cdk8s-gitops.yaml', base: '/repo' };
const parse = (text: string): CheckConfig => parseConfig(text, ORIGIN);

function object(file: string, kind = 'HelmRelease', name = 'shop', namespace = 'apps'): InventoryObject {
  return new InventoryObject({ apiVersion: 'helm.toolkit.fluxcd.io/v2', kind, metadata: { name, namespace } }, { subject: file, file });
}

test('nothing is decided by an empty file', () => {
  expect(parse('# nothing\n')).toMatchObject({ target: {}, charts: [], settings: { suppressions: [], severities: [] } });
  expect(parse('').externals).toBeUndefined();
});

test('versions, what lives elsewhere, charts and the world', () => {
  expect(parse(`
argocd: '3.3'
flux: v2.8.1
external:
- {kind: Secret, name: token, namespace: flux-system, keys: [a, b]}
- {kind: GitRepository, name: fleet}
- {apiVersion: example.org/v1, kind: Thing, name: x}
charts:
- {url: "https://charts.example", chart: shop, version: 1.0.0, path: charts/shop}
world: world.yaml
`)).toMatchObject({
    target: { argocd: '3.3', flux: '2.8' },
    externals: [
      { kindName: 'Secret', name: 'token', namespace: 'flux-system', keys: ['a', 'b'] },
      { kindName: 'source.toolkit.fluxcd.io/GitRepository', name: 'fleet' },
      { kindName: 'example.org/Thing', name: 'x' },
    ],
    charts: [{ url: 'https://charts.example', chart: 'shop', version: '1.0.0', path: '/repo/charts/shop' }],
    world: '/repo/world.yaml',
  });
});

test.each([
  ['archive', ['archive/a.yaml', 'archive/b/c.yaml'], ['old/archive/a.yaml', 'archived/a.yaml']],
  ['**/archive', ['archive/a.yaml', 'old/archive/a.yaml'], ['old/archived.yaml']],
  ['clusters/*/apps.yaml', ['clusters/prod/apps.yaml'], ['clusters/prod/eu/apps.yaml', 'clusters/apps.yaml']],
  ['*.json', ['a.json'], ['b/a.json']],
  ['./x/**', ['x/a', 'x/b/c'], ['y/x']],
])('a pattern "%s" is for files as people expect', (pattern, matched, others) => {
  const { isIgnored } = parse(`ignore: ["${pattern}"]`);
  expect(matched.filter((file) => isIgnored(`/repo/${file}`))).toEqual(matched);
  expect(others.filter((file) => isIgnored(`/repo/${file}`))).toEqual([]);
});

test('a suppression is for files, for objects, or for both', () => {
  const { suppressions = [], severities = [] } = parse(`
suppress:
- {code: KUB101, reason: r}
- {code: KUB102, files: apps/*, reason: r}
- {code: KUB103, object: HelmRelease/sh*, reason: r}
- {code: KUB104, object: HelmRelease/other/shop, reason: r}
- {code: KUB105, files: [x, apps], object: "*/apps/shop", reason: r}
severity: {KUB101: warning}
`).settings;
  expect(suppressions.filter((one) => one.matches(object('apps/a.yaml'))).map(({ code }) => code)).toEqual(['KUB101', 'KUB102', 'KUB103', 'KUB105']);
  expect(suppressions.filter((one) => one.matches(object('b.yaml', 'Secret'))).map(({ code }) => code)).toEqual(['KUB101']);
  expect(suppressions.map(({ subject }) => subject)).toEqual([3, 4, 5, 6, 7].map((line) => `cdk8s-gitops.yaml:${line}:10`));
  expect(severities).toMatchObject([{ code: 'KUB101', severity: 'warning', subject: 'cdk8s-gitops.yaml:8:12' }]);
});

test.each([
  ['a: [', 'CHK110', 'cdk8s-gitops.yaml:1', 'correct the file'],
  ['a: 1\n---\nb: 2', 'CHK110', 'cdk8s-gitops.yaml', 'keep one'],
  ['- a', 'CHK112', 'cdk8s-gitops.yaml:1', 'write a mapping with "argocd", "flux", "ignore", "suppress", "severity", "external", "charts" or "world"'],
  ['\nsupress: []', 'CHK111', 'cdk8s-gitops.yaml:2', 'write "suppress"'],
  ['argocd: 3.10', 'CHK112', 'cdk8s-gitops.yaml:1', 'write it in quotes, such as \'3.5\''],
  ['flux: "1.0"', 'CHK112', 'cdk8s-gitops.yaml:1', expect.stringMatching(/^use "2\.\d"/)],
  ['ignore: {a: b}', 'CHK112', 'cdk8s-gitops.yaml:1', 'write a list'],
  ['ignore:\n- apps\n- "old/["', 'CHK112', 'cdk8s-gitops.yaml:3', expect.stringMatching(/^write a path/)],
  ['ignore: ./', 'CHK112', 'cdk8s-gitops.yaml:1', expect.stringMatching(/^write a path/)],
  ['suppress:\n- {code: a, reason: r,\n  files: old/../apps}', 'CHK112', 'cdk8s-gitops.yaml:3', expect.stringMatching(/^write a path/)],
  ['suppress:\n- {cod: KUB101, reason: r, code: a}', 'CHK111', 'cdk8s-gitops.yaml:2', 'write "code"'],
  ['suppress: [{reason: r}]', 'CHK112', 'cdk8s-gitops.yaml:1', 'give it'],
  ['suppress: [{code: a, reason: r, object: shop}]', 'CHK112', 'cdk8s-gitops.yaml:1', 'write Kind/name or Kind/namespace/name'],
  ['severity: {KUB101: off}', 'CHK112', 'cdk8s-gitops.yaml:1', 'write "error" or "warning"'],
  ['severity: [a]', 'CHK112', 'cdk8s-gitops.yaml:1', expect.stringMatching(/^write a mapping/)],
  ['external: [{kind: Secret}]', 'CHK112', 'cdk8s-gitops.yaml:1', 'give it'],
  ['charts: [{url: x}]', 'CHK112', 'cdk8s-gitops.yaml:1', 'give it'],
  ['world: 1', 'CHK112', 'cdk8s-gitops.yaml:1', 'write a text'],
])('fails for %j with %s', (text, code, subject, fix) => {
  expect(faultsOf(() => parse(text))).toEqual([expect.objectContaining({ code, subject, fix })]);
});
