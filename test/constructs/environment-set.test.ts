import {
  ChartSource, Cluster, Environment, EnvironmentGenerator, EnvironmentParam, EnvironmentSet, EnvironmentSetProps, FieldOwnership, HelmApp,
  HelmParameter, HelmValues,
} from '../../src/constructs';
import { GitOpsChart } from '../../src/layout';
import { argoChart, config, fluxChart, ofKind, web } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

const { named, forEach } = Environment;

function set(environments: Environment[], props: Partial<EnvironmentSetProps> = {}, chart: GitOpsChart = argoChart()): EnvironmentSet {
  return new EnvironmentSet(chart, 'shop', { chart: web, environments, ...props });
}

const releases = (made: EnvironmentSet) => made._intent.environments.map(({ release }) => release);

test('names are made of the set and the environment, and the release is called as the set', () => {
  expect(releases(set([named('dev'), named('prod')])).map(({ name, releaseName, namespace }) => [name, releaseName, namespace]))
    .toEqual([['shop-dev', 'shop', 'shop-dev'], ['shop-prod', 'shop', 'shop-prod']]);
});

test('what an environment says wins over the set, layers and lists go on top', () => {
  const [release] = releases(set([named('dev', {
    name: 'other',
    releaseName: 'rel',
    namespace: 'ns',
    chartVersion: '2.0.0',
    cluster: Cluster.named('eu'),
    labels: { b: '2' },
    sync: { prune: false },
    values: [HelmValues.inline({ a: 2 })],
    parameters: [HelmParameter.of('b', '2')],
    releaseFields: [FieldOwnership.replicas('StatefulSet')],
  })], {
    namespace: 'set',
    releaseName: 'set',
    labels: { a: '1', b: '1' },
    sync: { prune: true, selfHeal: false },
    values: [HelmValues.inline({ a: 1 })],
    parameters: [HelmParameter.of('a', '1')],
    releaseFields: [FieldOwnership.replicas('Deployment')],
  }));

  expect(release).toMatchObject({ name: 'other', releaseName: 'rel', namespace: 'ns', chart: { version: '2.0.0' }, cluster: { name: 'eu' }, labels: { a: '1', b: '2' } });
  expect(release.sync).toMatchObject({ prune: false, selfHeal: false });
  expect(release.values).toHaveLength(2);
  expect(release.parameters.map(({ name }) => name)).toEqual(['a', 'b']);
  expect(release.releasedFields.map(({ kind }) => kind)).toEqual(['Deployment', 'StatefulSet']);
});

test('fails without an environment', () => {
  expect(codesOf(() => set([]))).toEqual(['APP181']);
});

test.each(['', 'Dev', 'dev.eu', 'a'.repeat(64)])('fails on "%s", which is not the name of an environment', (name) => {
  expect(codesOf(() => named(name))).toEqual(['APP180']);
});

test('fails on two environments of one name, once', () => {
  expect(faultsOf(() => set([named('dev'), named('dev', { namespace: 'x' }), named('dev', { namespace: 'y' })])).map(({ code, message }) => [code, message]))
    .toEqual([['APP182', 'two environments are named "dev"']]);
});

test('fails on an unknown environment in "after", with the one that was probably meant', () => {
  expect(faultsOf(() => set([named('dev'), named('staging'), named('prod', { after: ['stagin'] })]))).toMatchObject([{
    code: 'APP183', subject: 'apps/shop', message: '"prod" comes after "stagin", which is no environment of this set', fix: 'write "staging"',
  }]);
  expect(faultsOf(() => set([named('dev'), named('prod', { after: ['qa'] })]))[0].fix).toBe('use "dev"');
});

test('fails on an environment that waits for itself', () => {
  expect(faultsOf(() => set([named('dev', { after: ['dev'] })])).map(({ code, message }) => [code, message])).toEqual([['APP185', '"dev" waits for itself']]);
});

test('fails on environments that wait for one another', () => {
  expect(faultsOf(() => set([named('a', { after: ['b'] }), named('b', { after: ['a'] }), named('c')])).map(({ code, message }) => [code, message]))
    .toEqual([['APP185', '"a" and "b" wait for one another']]);
});

test('fails on environments that Helm would take for one release', () => {
  expect(faultsOf(() => set([named('a'), named('b')], { namespace: 'shop' }))).toMatchObject([{
    code: 'APP186', message: '"a" and "b" are both release "shop" in namespace "shop" of cluster "in-cluster"', fix: 'give one of them another namespace, cluster or releaseName',
  }]);
});

test.each([
  [[named('a', { cluster: Cluster.named('eu') }), named('b', { cluster: Cluster.named('us') })]],
  [[named('a', { releaseName: 'one' }), named('b', { releaseName: 'two' })]],
])('another cluster or release name is another release', (environments) => {
  expect(releases(set(environments, { namespace: 'shop' }))).toHaveLength(2);
});

test('fails on a version of a chart that is in Git, where the revision decides', () => {
  const chart = ChartSource.fromGit(config, 'charts/shop');

  expect(codesOf(() => set([named('dev', { chartVersion: '1.2.3' })], { chart }))).toEqual(['APP124']);
  expect(codesOf(() => set([named('dev', { chartVersion: 'newest' })]))).toEqual(['APP121']);
});

test('faults of several environments and of the engine are one error', () => {
  const environments = [
    named('dev', { releaseName: 'R', values: [HelmValues.fromConfigMap('a')] }),
    named('prod', { namespace: 'N', values: [HelmValues.fromConfigMap('b')] }),
  ];

  expect(codesOf(() => set(environments))).toEqual(['APP111', 'APP110', 'ARG102', 'ARG102']);
  expect(codesOf(() => set([named('a', { sync: { prune: false } }), named('b', { sync: { wave: 1 } })], {}, fluxChart()))).toEqual(['FLX123', 'FLX123']);
});

describe('environments that are found', () => {
  const directories = EnvironmentGenerator.directories(config, ['envs/*']);

  test.each([
    [EnvironmentGenerator.clusters(), 'shop-@{cluster.name}'],
    [directories, 'shop-@{path.basename}'],
    [EnvironmentGenerator.files(config, ['envs/*.yaml']), 'shop-@{path.basename}'],
    [EnvironmentGenerator.list([{ env: 'dev', tier: '1' }]), 'shop-@{field.env}'],
    [EnvironmentGenerator.matrix(EnvironmentGenerator.clusters(), directories), 'shop-@{cluster.name}-@{path.basename}'],
    [EnvironmentGenerator.merge(['env'], [EnvironmentGenerator.list([{ env: 'dev' }]), EnvironmentGenerator.list([{ env: 'dev' }])]), 'shop-@{field.env}'],
  ])('are named by what tells them apart', (generator, name) => {
    expect(releases(set([forEach('all', generator)]))[0]).toMatchObject({ name, namespace: name });
  });

  test('go to the cluster that was found, unless one is named', () => {
    const [found, fixed] = releases(set([forEach('a', EnvironmentGenerator.clusters()), forEach('b', EnvironmentGenerator.clusters(), { cluster: Cluster.named('eu') })]));

    expect([found.cluster.name, fixed.cluster.name]).toEqual([EnvironmentParam.CLUSTER_NAME, 'eu']);
  });

  test('may be found in two ways, as long as each finds others', () => {
    const inRegion = (region: string) => forEach(region, EnvironmentGenerator.clusters({ matchLabels: { region } }));

    expect(releases(set([inRegion('eu'), inRegion('us')])).map(({ name }) => name)).toEqual(['shop-@{cluster.name}', 'shop-@{cluster.name}']);
  });

  test('fails when all of them would have one name', () => {
    expect(codesOf(() => set([forEach('all', directories, { name: 'shop' })]))).toEqual(['APP184']);
  });

  test('fails on what the generator does not give', () => {
    const values = [HelmValues.inline({ cluster: EnvironmentParam.CLUSTER_NAME, field: EnvironmentParam.field('a'), path: EnvironmentParam.PATH })];

    expect(faultsOf(() => set([forEach('all', directories, { values })])).map(({ code, message }) => [code, message])).toEqual([
      ['APP192', 'an EnvironmentParam asks for cluster-name, which the generator does not give'],
      ['APP192', 'an EnvironmentParam asks for field "a", which the generator does not give'],
    ]);
    expect(codesOf(() => set([forEach('all', EnvironmentGenerator.list([{ a: '1' }, { b: '1' }]), { values: [HelmValues.inline({ x: EnvironmentParam.field('a') })] })])))
      .toEqual(['APP192']);
  });

  test('fails on a placeholder in one that is listed', () => {
    expect(codesOf(() => set([named('dev', { labels: { cluster: EnvironmentParam.CLUSTER_NAME } })]))).toEqual(['APP193']);
  });
});

test.each([
  ['operator', () => EnvironmentGenerator.clusters({ matchExpressions: [{ key: 'env', operator: 'in' }] }), 'APP170'],
  ['label', () => EnvironmentGenerator.clusters({ matchLabels: { 'a b': 'x' } }), 'APP170'],
  ['absolute pattern', () => EnvironmentGenerator.directories(config, ['/envs/*']), 'APP171'],
  ['pattern that leaves the repository', () => EnvironmentGenerator.files(config, ['*.yaml'], { exclude: ['../x'] }), 'APP171'],
  ['missing pattern', () => EnvironmentGenerator.files(config, []), 'APP171'],
  ['merge without keys', () => EnvironmentGenerator.merge([], [EnvironmentGenerator.clusters(), EnvironmentGenerator.clusters()]), 'APP173'],
  ['merge of one', () => EnvironmentGenerator.merge(['a'], [EnvironmentGenerator.clusters()]), 'APP173'],
])('fails on a generator with a wrong %s', (_, call, code) => {
  expect(codesOf(call)).toEqual([code]);
});

test('fails when combinations are nested more than once', () => {
  const one = EnvironmentGenerator.clusters();
  const two = EnvironmentGenerator.matrix(EnvironmentGenerator.matrix(one, one), one);

  expect(two._intent.kind).toBe('matrix');
  expect(codesOf(() => EnvironmentGenerator.matrix(two, one))).toEqual(['APP172']);
  expect(codesOf(() => EnvironmentGenerator.merge(['a'], [one, two]))).toEqual(['APP172']);
});

test('what depends on environments of their own waits for the last of them', () => {
  const chart = argoChart();
  const shop = set([named('dev'), named('staging', { after: ['dev'] }), named('prod', { after: ['staging'] })], { onePerEnvironment: true }, chart);
  const docs = new HelmApp(chart, 'docs', { chart: web, namespace: 'docs', dependsOn: [shop] });

  expect(shop._refs.map(({ order }) => order)).toEqual([0, 1, 2]);
  expect(docs._intent.order).toBe(3);
  expect(Object.fromEntries(ofKind(chart, 'Application').map(({ metadata }) => [metadata.name, metadata.annotations?.['argocd.argoproj.io/sync-wave']])))
    .toEqual({ 'shop-dev': undefined, 'shop-staging': '1', 'shop-prod': '2', 'docs': '3' });
});
