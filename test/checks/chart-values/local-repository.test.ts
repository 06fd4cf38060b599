import { checkDirectory } from '../../../src/checks/check-directory';
import { parseConfig } from '../../../src/checks/config';
import { isCheckedOut, isSameRepository } from '../../../src/inventory';
import { writeChart } from '../fleet';

const CHART = {
  'charts/shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'charts/shop/values.yaml': 'replicaCount: 1\n',
  'charts/shop/values.schema.json': '{"properties": {"replicaCount": {"type": "integer"}}}',
};
const GIT = { '.git/config': '[core]\n\tbare = false\n[remote "origin"]\n\turl = git@github.com:myorg/config.git\n', '.git/HEAD': 'ref: refs/heads/production\n' };

function application(source: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  project: default
  ${source}
  destination: {server: https://kubernetes.default.svc, namespace: shop}
`;
}

function helmRelease(source: string, chart: string, reference = '{branch: main}'): string {
  return `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: ${source}, namespace: flux-system}
spec: {interval: 10m, url: https://github.com/myorg/fork, ref: ${reference}}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: flux-system}
spec:
  interval: 10m
  chart: {spec: {chart: charts/shop, sourceRef: {kind: GitRepository, name: ${source}}, ${chart}}}
`;
}

/** The findings about values in a repository. */
function findings(files: Readonly<Record<string, string>>, config?: string): string[] {
  const root = writeChart(files);
  const parsed = config === undefined ? undefined : parseConfig(config, { file: `${root}/cdk8s-gitops.yaml`, name: 'cdk8s-gitops.yaml', base: root });
  return checkDirectory([root], { base: root, config: parsed }).findings.filter(({ code }) => code.startsWith('CHV')).map(({ code, message }) => `${code} ${message}`);
}

const WRONG = 'CHV120 "replicaCount" of chart "shop" is of type string, not integer, set by';

test.each([
  ['beside the chart', 'source: {repoURL: "https://github.com/myorg/config", path: charts/shop, targetRevision: HEAD, helm: {valueFiles: [prod.yaml]}}', 'charts/shop/prod.yaml'],
  ['from the root', 'source: {repoURL: "https://github.com/myorg/config.git", path: charts/shop, targetRevision: main, helm: {valueFiles: [/envs/prod.yaml]}}', 'envs/prod.yaml'],
  ['of another folder', 'source: {repoURL: "https://github.com/myorg/config", path: ./charts/shop/, targetRevision: production, helm: {valueFiles: [../../envs/prod.yaml]}}', 'envs/prod.yaml'],
  ['of a named source', `sources:
  - {repoURL: "https://github.com/myorg/config", path: charts/shop, targetRevision: main, helm: {valueFiles: [$values/envs/prod.yaml]}}
  - {repoURL: "https://github.com/myorg/config", targetRevision: main, ref: values}`, 'envs/prod.yaml'],
])('an Application: a values file %s is named with the line of the wrong value', (_, source, file) => {
  expect(findings({ ...GIT, ...CHART, [file]: 'image: {}\nreplicaCount: two\n', 'apps/shop.yaml': application(source) })).toContain(`${WRONG} "${file}:2"`);
});

test.each([
  ['a tag of the repository', 'targetRevision: v1.0.0, helm: {valueFiles: [prod.yaml]}'],
  ['a layer above that is not here', 'targetRevision: main, helm: {valueFiles: [prod.yaml, https://example.com/more.yaml]}'],
  ['parameters above', 'targetRevision: main, helm: {valueFiles: [prod.yaml], parameters: [{name: replicaCount, value: "2"}]}'],
  ['validation that is off', 'targetRevision: main, helm: {valueFiles: [prod.yaml], skipSchemaValidation: true}'],
  ['another tool', 'targetRevision: main, plugin: {name: mine}, helm: {valueFiles: [prod.yaml]}'],
])('an Application: %s is not blamed', (_, more) => {
  const source = `source: {repoURL: "https://github.com/myorg/config", path: charts/shop, ${more}}`;
  expect(findings({ ...GIT, ...CHART, 'charts/shop/prod.yaml': 'replicaCount: two\n', 'apps/shop.yaml': application(source) })).toEqual([]);
});

test('an Application of another repository has nothing here', () => {
  const source = 'source: {repoURL: "https://github.com/myorg/other", path: charts/shop, targetRevision: main, helm: {valuesObject: {replicaCount: two}}}';
  expect(findings({ ...GIT, ...CHART, 'apps/shop.yaml': application(source) })).toEqual([]);
});

test('a HelmRelease from the repository that Flux is bootstrapped from: files stand in the place of the own values', () => {
  const release = helmRelease('flux-system', 'valuesFiles: [charts/shop/values.yaml, envs/prod.yaml]');
  expect(findings({ ...CHART, 'envs/prod.yaml': 'replicaCount: two\n', 'apps/shop.yaml': release })).toEqual([`${WRONG} "envs/prod.yaml:1"`]);
});

test.each([
  ['a source of another name', helmRelease('shop', 'valuesFiles: [envs/prod.yaml]')],
  ['a tag', helmRelease('flux-system', 'valuesFiles: [envs/prod.yaml]', '{tag: v1.0.0}')],
  ['a placeholder', `${helmRelease('flux-system', 'interval: 10m')}  values: {replicaCount: "\${COUNT}"}\n`],
])('a HelmRelease: %s is not blamed', (_, release) => {
  expect(findings({ ...CHART, 'envs/prod.yaml': 'replicaCount: two\n', 'apps/shop.yaml': release })).toEqual([]);
});

test('the configuration names charts that are elsewhere, and a range that the copy does not satisfy is told', () => {
  const release = `apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: https://charts.example.com}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chart: {spec: {chart: shop, version: "^2.0.0", sourceRef: {kind: HelmRepository, name: shop}}}
  values: {replicaCount: two}
`;
  expect(findings({ ...CHART, 'apps/shop.yaml': release }, 'charts:\n- {url: https://charts.example.com, chart: shop, path: charts/shop}\n')).toEqual([
    'CHV102 the copy of chart "shop" is version "1.0.0", which "^2.0.0" does not let in',
    `${WRONG} spec.values`,
  ]);
});

test.each([
  ['git@github.com:myorg/config.git', 'https://github.com/MyOrg/config', true],
  ['ssh://git@github.com:22/myorg/config', 'https://user@github.com/myorg/config/', true],
  ['https://github.com/myorg/config', 'https://github.com/myorg/config2', false],
  ['https://gitlab.com/myorg/config', 'https://github.com/myorg/config', false],
])('%s and %s: one repository is %s', (one, other, expected) => {
  expect(isSameRepository(one, other)).toBe(expected);
});

test('a branch is checked out, a tag is not known to be', () => {
  expect(['HEAD', 'main', 'topic', 'refs/heads/topic', undefined, '1.0.0'].map((revision) => isCheckedOut({ root: '/', branch: 'topic' }, revision)))
    .toEqual([true, true, true, true, true, false]);
});
