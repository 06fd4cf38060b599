import { join } from 'node:path';
import { ApiObject } from 'cdk8s';
import * as fc from 'fast-check';
import { ApplicationSets } from '../../src/argocd/application-sets';
import {
  Cluster, Environment, EnvironmentGenerator, EnvironmentParam, EnvironmentProps, EnvironmentSet, EnvironmentSetProps, GitSource, HelmParameter,
  HelmValues, Preview, World,
} from '../../src/constructs';
import { parseYamlValue } from '../../src/text';
import { RepositoryFolder } from '../applicationset/repository-folder';
import { argoChart, config, fluxChart, web } from '../apps';
import { codesOf } from '../faults-of';

const { named, forEach } = Environment;
const eu = Cluster.named('eu', { labels: { env: 'prod' } });

function setOf(environments: Environment[], props: Partial<EnvironmentSetProps> = {}, chart = argoChart()): EnvironmentSet {
  return new EnvironmentSet(chart, 'shop', { chart: web, environments, ...props });
}

const lines = (preview: Preview) => preview.applications.map(({ name, project, cluster, namespace, source, revision }) => [name, project, cluster, namespace, source, revision].join(' '));

test('a set is previewed without a cluster', () => {
  const preview = setOf([named('dev'), named('prod', { cluster: eu, chartVersion: '1.0.0' })]).preview();
  expect(lines(preview)).toEqual(['shop-dev default in-cluster shop-dev ghcr.io/myorg/charts web 1.2.3', 'shop-prod default eu shop-prod ghcr.io/myorg/charts web 1.0.0']);
  expect(preview.applications[1].manifest).toMatchObject({ kind: 'Application', metadata: { name: 'shop-prod', namespace: 'argocd' } });
});

test('Flux shows the same columns, without a project', () => {
  const preview = setOf([named('dev'), named('prod', { cluster: eu })], {}, fluxChart({ clusters: [Cluster.local('nonprod'), eu] })).preview();
  expect(preview.table()).toBe([
    'NAME       CLUSTER  NAMESPACE  SOURCE                          REVISION',
    'shop-dev   nonprod  shop-dev   oci://ghcr.io/myorg/charts/web  1.2.3',
    'shop-prod  eu       shop-prod  oci://ghcr.io/myorg/charts/web  1.2.3',
  ].join('\n'));
  expect(preview.applications[0].manifest.kind).toBe('HelmRelease');
});

test('clusters that the app declares are known, and without any they are unknown', () => {
  const environments = [forEach('all', EnvironmentGenerator.clusters({ matchLabels: { env: 'prod' } }))];
  expect(lines(setOf(environments, {}, argoChart({ clusters: [eu, Cluster.named('us')] })).preview())).toEqual(['shop-eu default eu shop-eu ghcr.io/myorg/charts web 1.2.3']);
  const blind = setOf(environments).preview();
  expect(blind.applications).toEqual([]);
  expect(blind.unknown).toEqual(['ApplicationSet "shop" spec.generators[0].clusters: which clusters there are; list the clusters to know']);
  expect(blind.table()).toContain('unknown until run time: ApplicationSet "shop"');
});

test('what a GitSource has a directory of is known, and a world says more', () => {
  const folder = new RepositoryFolder().write({ 'teams/a/x': '', 'teams/b/x': '', 'world.yaml': 'clusters: [{name: eu, server: https://eu, labels: {env: prod}}]\n' });
  const git = GitSource.fromUrl('https://github.com/myorg/teams', { branch: 'main', directory: folder.path });
  const each = forEach('all', EnvironmentGenerator.directories(git, ['teams/*']), { namespace: `team-${EnvironmentParam.PATH_BASENAME}` });
  const names = (preview: Preview) => preview.applications.map(({ name }) => name);
  try {
    expect(names(setOf([each], {}, argoChart({ root: '/' })).preview())).toEqual(['shop-a', 'shop-b']);
    const found = EnvironmentGenerator.directories(GitSource.fromUrl('https://github.com/myorg/teams'), ['teams/b']);
    const matrix = forEach('all', EnvironmentGenerator.matrix(EnvironmentGenerator.clusters(), found), { namespace: 'x' });
    const world = new World({ file: join(folder.path, 'world.yaml'), repositories: [{ url: 'https://github.com/myorg/teams.git', directory: folder.path }] });
    expect(names(setOf([matrix]).preview(world))).toEqual(['shop-eu-b', 'shop-in-cluster-b']);
  } finally {
    folder.remove();
  }
});

test('every ApplicationSet of an app is expanded, however it came into it, and Applications are listed', () => {
  const chart = argoChart();
  setOf([named('dev')], { onePerEnvironment: true }, chart);
  new ApiObject(chart, 'raw', {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'raw' },
    spec: { generators: [{ list: { elements: [{ n: 'one' }] } }], template: { metadata: { name: '{{n}}' }, spec: { project: 'p' } } },
  });
  expect(ApplicationSets.expand(chart).applications.map(({ name }) => name)).toEqual(['shop-dev', 'one']);
});

test('fails with the construct, the generator and the parameters where the controller would refuse', () => {
  const chart = argoChart();
  new ApiObject(chart, 'raw', {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: { name: 'raw' },
    spec: { generators: [{ list: { elements: [{ n: 'one' }, { n: 'two' }] } }], template: { metadata: { name: 'same' }, spec: {} } },
  });
  expect(() => ApplicationSets.expand(chart)).toThrow(/EXP108 apps\/raw spec\.generators\[0\]\.list.*2 Applications are named "same", the second for \{"n":"two"\}/);
});

test('fails with APP195 for a world file that does not exist', () => {
  expect(codesOf(() => new World({ file: 'none.yaml' }))).toEqual(['APP195']);
});

const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const environment: fc.Arbitrary<EnvironmentProps> = fc.record({
  cluster: some(eu, Cluster.named('us', { server: 'https://us' }), Cluster.local()),
  chartVersion: some('1.0.0', '2.*'),
  releaseName: some('a', 'b'),
  labels: some<Record<string, string>>({ team: 'a' }, { team: 'b', tier: 'x' }),
  parameters: some([HelmParameter.of('a', '{{x}}')], [HelmParameter.ofString('a', '{dev}')]),
  values: some([HelmValues.fromGit(config, 'envs/dev.yaml')], [HelmValues.inline({ a: '{{ .x }}', b: { c: null, d: [1, 'dev'] } })], [HelmValues.inline({ a: 'prod\n', n: 1 })]),
  sync: some({ prune: false }, { automated: false }, { retry: { limit: 1 } }, { namespaceLabels: { a: 'dev' } }),
});

/** One spelling for both forms in which values stand in an Application. */
function comparable(preview: Preview): unknown {
  const normal = (source: any) => (source?.helm?.values === undefined ? source
    : { ...source, helm: { ...source.helm, values: undefined, valuesObject: parseYamlValue(source.helm.values) } });
  const clean = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
  return preview.applications.map(({ manifest: { metadata: { annotations: _, ...metadata }, spec } }) =>
    clean({ metadata, spec: { ...spec, source: normal(spec.source), sources: spec.sources?.map(normal) } }))
    .sort((a: any, b: any) => (a.metadata.name < b.metadata.name ? -1 : 1));
}

test('one ApplicationSet becomes exactly the Applications that would have been written one by one', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.constantFrom('dev', 'prod', 'a', 'env', 'prod-eu'), { minLength: 1, maxLength: 4 }), fc.array(environment, { minLength: 4, maxLength: 4 }), (names, props) => {
    const environments = names.map((name, index) => named(name, props[index]));
    expect(comparable(setOf(environments).preview())).toEqual(comparable(setOf(environments, { onePerEnvironment: true }).preview()));
  }), { numRuns: 60 });
});
