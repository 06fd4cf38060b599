import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  Cluster, Environment, EnvironmentGenerator, EnvironmentParam, EnvironmentProps, EnvironmentSet, GitSource, HelmValues,
} from '../../src/constructs';
import { GitOpsChart } from '../../src/layout';
import { fluxChart, manifests, temporaryDirectory, web, written } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

/** Flux cannot look for environments, so they are found at synth; Argo CD finds the same ones in the cluster. */
const root = temporaryDirectory();
const git = GitSource.fromUrl('https://github.com/myorg/envs', { branch: 'main', directory: 'copy' });
const file = (path: string, text: string) => {
  mkdirSync(dirname(join(root, 'copy', path)), { recursive: true });
  writeFileSync(join(root, 'copy', path), text);
};
file('envs/dev/config.yaml', 'name: dev\nreplicas: 1\nnested: {host: dev.example}\n');
file('envs/prod/config.yaml', 'name: prod\nreplicas: 3\nnested: {host: prod.example}\n');
file('envs/.hidden/config.yaml', 'name: hidden\n');
file('teams/a/web/x', '');
file('teams/b/web/x', '');
file('lists/two.yaml', '- name: one\n- name: two\n');
file('broken/x.yaml', 'a: [\n');
file('odd/Web_1/x', '');

const clusters = [
  Cluster.local('hub', { labels: { tier: 'tools' } }),
  Cluster.named('eu', { labels: { tier: 'prod', region: 'eu' }, server: 'https://eu.example' }),
  Cluster.named('us', { labels: { tier: 'prod', region: 'us' } }),
];

function find(generator: EnvironmentGenerator, props: EnvironmentProps = {}, chart: GitOpsChart = fluxChart({ root, outdir: join(temporaryDirectory(), 'dist'), clusters })): any[] {
  new EnvironmentSet(chart, 'shop', { chart: web, environments: [Environment.forEach('all', generator, props)] });
  return manifests(chart).filter(({ kind }) => kind === 'HelmRelease');
}

const names = (releases: any[]) => releases.map(({ metadata }) => metadata.name);

test.each([
  ['no condition', {}, ['shop-eu', 'shop-hub', 'shop-us']],
  ['a label', { matchLabels: { region: 'eu' } }, ['shop-eu']],
  ['In', { matchExpressions: [{ key: 'region', operator: 'In', values: ['us', 'asia'] }] }, ['shop-us']],
  ['NotIn, which a missing label fulfils', { matchExpressions: [{ key: 'region', operator: 'NotIn', values: ['us'] }] }, ['shop-eu', 'shop-hub']],
  ['Exists', { matchExpressions: [{ key: 'region', operator: 'Exists' }] }, ['shop-eu', 'shop-us']],
  ['DoesNotExist', { matchExpressions: [{ key: 'region', operator: 'DoesNotExist' }] }, ['shop-hub']],
  ['an inherited name of a label', { matchExpressions: [{ key: 'constructor', operator: 'DoesNotExist' }] }, ['shop-eu', 'shop-hub', 'shop-us']],
])('clusters by %s', (_, selector, expected) => {
  expect(names(find(EnvironmentGenerator.clusters(selector))).sort()).toEqual(expected);
});

test('what is known of the cluster fills placeholders everywhere', () => {
  const [eu] = find(EnvironmentGenerator.clusters({ matchLabels: { region: 'eu' } }), {
    namespace: `team-${EnvironmentParam.clusterLabel('region')}`,
    values: [HelmValues.inline({ [EnvironmentParam.CLUSTER_NAME]: [EnvironmentParam.CLUSTER_SERVER, 1] })],
  });

  expect(eu.spec).toMatchObject({ targetNamespace: 'team-eu', values: { eu: ['https://eu.example', 1] }, kubeConfig: { secretRef: { name: 'eu-kubeconfig' } } });
});

test('directories match part by part, and hidden ones never', () => {
  expect(names(find(EnvironmentGenerator.directories(git, ['envs/*'])))).toEqual(['shop-dev', 'shop-prod']);
  expect(names(find(EnvironmentGenerator.directories(git, ['envs/*'], { exclude: ['envs/p*'] })))).toEqual(['shop-dev']);
  expect(codesOf(() => find(EnvironmentGenerator.directories(git, ['*/config.yaml'])))).toEqual(['APP196']);
});

test('files give their fields, hidden directories included, and a list gives one environment for each item', () => {
  const [dev] = find(EnvironmentGenerator.files(git, ['envs/dev/*.yaml']), {
    values: [HelmValues.inline({ host: EnvironmentParam.field('nested.host'), replicas: EnvironmentParam.field('replicas'), path: EnvironmentParam.PATH })],
  });

  expect(dev.spec.values).toEqual({ host: 'dev.example', replicas: '1', path: 'envs/dev' });
  expect(names(find(EnvironmentGenerator.files(git, ['envs/*/config.yaml']), { name: `shop-${EnvironmentParam.field('name')}`, namespace: EnvironmentParam.field('name') })))
    .toEqual(['shop-dev', 'shop-hidden', 'shop-prod']);
  expect(names(find(EnvironmentGenerator.files(git, ['lists/*.yaml']), { name: `shop-${EnvironmentParam.field('name')}`, namespace: EnvironmentParam.field('name') })))
    .toEqual(['shop-one', 'shop-two']);
});

test('matrix: every combination; merge: what belongs together, the later one winning', () => {
  const matrix = EnvironmentGenerator.matrix(EnvironmentGenerator.clusters({ matchLabels: { tier: 'prod' } }), EnvironmentGenerator.list([{ app: 'a' }, { app: 'b' }]));
  const merge = EnvironmentGenerator.merge(['env'], [
    EnvironmentGenerator.list([{ env: 'dev', size: 's' }, { env: 'prod', size: 's' }]),
    EnvironmentGenerator.list([{ env: 'prod', size: 'l' }, { env: 'nowhere', size: 'x' }]),
  ]);

  expect(names(find(matrix)).sort()).toEqual(['shop-eu-a', 'shop-eu-b', 'shop-us-a', 'shop-us-b']);
  expect(find(merge, { values: [HelmValues.inline({ size: EnvironmentParam.field('size') })] }).map(({ metadata, spec }) => [metadata.name, spec.values.size]))
    .toEqual([['shop-dev', 's'], ['shop-prod', 'l']]);
});

test('labels and annotations of the namespace are filled, too', () => {
  const chart = fluxChart({ root, outdir: join(temporaryDirectory(), 'dist') });
  find(EnvironmentGenerator.directories(git, ['envs/dev']), {
    sync: { namespaceLabels: { env: EnvironmentParam.PATH_BASENAME }, namespaceAnnotations: { path: EnvironmentParam.PATH } },
  }, chart);

  expect(written(chart)['apps/in-cluster/namespaces/shop-dev.yaml']).toContain('path: envs/dev');
  expect(written(chart)['apps/in-cluster/namespaces/shop-dev.yaml']).toContain('env: dev');
});

test('a name that was found is made one that Kubernetes takes', () => {
  expect(names(find(EnvironmentGenerator.directories(git, ['odd/*']), { namespace: 'odd' }))).toEqual(['shop-web-1']);
});

test('what was found becomes a name of a namespace', () => {
  const chart = fluxChart({ root, outdir: join(temporaryDirectory(), 'dist') });
  find(EnvironmentGenerator.directories(git, ['odd/*']), {}, chart);
  expect(chart.toJson().find(({ kind }) => kind === 'Namespace').metadata.name).toBe('shop-web-1');
});

test('fails when two would have one name', () => {
  expect(faultsOf(() => find(EnvironmentGenerator.directories(git, ['teams/*/web'])))).toMatchObject([{
    code: 'APP187', message: '"all" finds two environments that are both named "shop-web"',
  }]);
});

test('fails where clusters are selected and the app lists none', () => {
  expect(codesOf(() => find(EnvironmentGenerator.clusters(), {}, fluxChart()))).toEqual(['APP190']);
});

describe('fails where nothing is found, and says what there is:', () => {
  const nowhere = EnvironmentGenerator.directories(git, ['nowhere/*']);
  const staging = EnvironmentGenerator.clusters({ matchLabels: { tier: 'staging' } });
  const noStaging = '"all" finds no cluster: the app\'s clusters are "hub" with tier=tools, "eu" with tier=prod, region=eu, "us" with tier=prod, region=us';
  const noDirectory = '"all" finds nothing: no directory of "https://github.com/myorg/envs" that matches "nowhere/*" gives an environment';

  test.each([
    ['clusters', staging, noStaging],
    ['directories', nowhere, noDirectory],
    ['files', EnvironmentGenerator.files(git, ['a.yaml', 'b.yaml']), '"all" finds nothing: no file of "https://github.com/myorg/envs" that matches "a.yaml", "b.yaml" gives an environment'],
    ['a matrix', EnvironmentGenerator.matrix(EnvironmentGenerator.clusters(), nowhere), noDirectory],
  ])('%s', (_, generator, message) => {
    expect(faultsOf(() => find(generator))).toMatchObject([{ code: 'APP196', message }]);
  });

  test('but not where a matrix finds something', () => {
    expect(find(EnvironmentGenerator.matrix(EnvironmentGenerator.clusters({ matchLabels: { region: 'eu' } }), EnvironmentGenerator.directories(git, ['lists'])))).toHaveLength(1);
  });
});

test('fails where a repository is searched and no copy of it is known, or none is there', () => {
  const remote = GitSource.fromUrl('https://github.com/myorg/envs', { branch: 'main' });
  const gone = GitSource.fromUrl('https://github.com/myorg/envs', { branch: 'main', directory: 'gone' });

  expect(faultsOf(() => find(EnvironmentGenerator.directories(remote, ['*'])))).toMatchObject([{
    code: 'APP191', message: '"https://github.com/myorg/envs" is searched, and this engine has to know its content at synth',
  }]);
  expect(faultsOf(() => find(EnvironmentGenerator.files(gone, ['*'])))).toMatchObject([{
    code: 'APP191', message: 'directory "gone" of "https://github.com/myorg/envs" does not exist',
  }]);
});

test('fails where one of those that are found lacks what is asked for', () => {
  const region = { values: [HelmValues.inline({ region: EnvironmentParam.clusterLabel('region') })] };

  expect(faultsOf(() => find(EnvironmentGenerator.clusters(), region))).toMatchObject([{
    code: 'APP192', message: 'an EnvironmentParam asks for cluster-label "region", which was not found',
  }]);
});

test('fails on a file that is no YAML', () => {
  expect(faultsOf(() => find(EnvironmentGenerator.files(git, ['broken/*'])))).toMatchObject([{ code: 'APP194', message: expect.stringMatching(/^"broken\/x\.yaml" is no valid YAML: line \d, / ) }]);
});
