import * as fc from 'fast-check';
import { Cluster, Environment, EnvironmentGenerator, EnvironmentParam, EnvironmentProps, EnvironmentSet, EnvironmentSetProps, HelmParameter, HelmValues } from '../../src/constructs';
import { GitOpsChart } from '../../src/layout';
import { parseYamlValue } from '../../src/text';
import { argoChart, config, ofKind, only, web } from '../apps';
import { codesOf, faultsOf } from '../faults-of';
import { mergePatch, renderDeep, renderText } from './go-template';

const { named, forEach } = Environment;

function chartWith(environments: Environment[], props: Partial<EnvironmentSetProps> = {}, chart: GitOpsChart = argoChart()): GitOpsChart {
  new EnvironmentSet(chart, 'shop', { chart: web, environments, ...props });
  return chart;
}

const setOf = (environments: Environment[], props: Partial<EnvironmentSetProps> = {}) => only(chartWith(environments, props), 'ApplicationSet');

/** The Applications that the controller makes of a list generator: template, then patch. */
function expand({ spec }: any): any[] {
  return spec.generators[0].list.elements.map((element: any) => {
    const application = renderDeep(spec.template, element);
    return spec.templatePatch === undefined ? application : mergePatch(application, parseYamlValue(renderText(spec.templatePatch, element)));
  });
}

test('listed environments are one ApplicationSet with a list, and a missing parameter is an error', () => {
  const { metadata, spec } = setOf([named('dev'), named('prod', { cluster: Cluster.named('eu'), chartVersion: '1.0.0' })]);

  expect(metadata).toEqual({ name: 'shop', namespace: 'argocd' });
  expect(spec).toEqual({
    goTemplate: true,
    goTemplateOptions: ['missingkey=error'],
    generators: [{ list: { elements: [{ env: 'dev', cluster: 'in-cluster', chartVersion: '1.2.3' }, { env: 'prod', cluster: 'eu', chartVersion: '1.0.0' }] } }],
    template: {
      metadata: { name: 'shop-{{ .env }}', finalizers: ['resources-finalizer.argocd.argoproj.io'] },
      spec: {
        project: 'default',
        source: { repoURL: 'ghcr.io/myorg/charts', chart: 'web', targetRevision: '{{ .chartVersion }}', helm: { releaseName: 'shop' } },
        destination: { name: '{{ .cluster }}', namespace: 'shop-{{ .env }}' },
        syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
      },
    },
  });
});

test('what is no text and differs is a patch for each element', () => {
  const set = setOf([named('dev'), named('prod', { sync: { prune: false, retry: { limit: 5 } } })]);

  expect(set.spec.templatePatch).toBe('{{ .patch }}');
  expect(expand(set).map(({ spec }) => spec.syncPolicy)).toEqual([
    { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    { automated: { selfHeal: true }, retry: { limit: 5 }, syncOptions: ['CreateNamespace=true'] },
  ]);
});

test('"after" is a rollout in steps by a label', () => {
  const { spec } = setOf([named('prod', { after: ['staging', 'qa'] }), named('dev'), named('qa', { after: ['dev'] }), named('staging', { after: ['dev'] })]);

  const step = (...values: string[]) => ({ matchExpressions: [{ key: 'environment', operator: 'In', values }] });
  expect(spec.strategy).toEqual({ type: 'RollingSync', rollingSync: { steps: [step('dev'), step('qa', 'staging'), step('prod')] } });
  expect(spec.template.metadata.labels).toEqual({ environment: '{{ .env }}' });
});

test('values differ by environment as text of a parameter, braces included', () => {
  const values = (motd: string) => ({ values: [HelmValues.inline({ motd, port: null })] });
  const set = setOf([named('dev', values('{{ .Values.x }} {dev}')), named('prod', values('{{{{'))]);

  expect(expand(set).map(({ spec }) => parseYamlValue(spec.source.helm.values))).toEqual([{ motd: '{{ .Values.x }} {dev}', port: null }, { motd: '{{{{', port: null }]);
});

test('in an app that knows its repository, values of each environment are a file', () => {
  const chart = chartWith([named('dev', { values: [HelmValues.inline({ a: 1 })] }), named('prod', { values: [HelmValues.inline({ a: 2 })] })], {}, argoChart({ repository: config }));

  expect(expand(only(chart, 'ApplicationSet')).map(({ spec }) => spec.sources[0].helm.valueFiles)).toEqual([
    ['$values/dist/envs/shop-dev/values.yaml'], ['$values/dist/envs/shop-prod/values.yaml'],
  ]);
});

test('environments of their own are Applications, in waves', () => {
  const chart = chartWith([named('dev'), named('prod', { after: ['dev'] })], { onePerEnvironment: true, dependsOn: [] });

  expect(ofKind(chart, 'ApplicationSet')).toEqual([]);
  expect(ofKind(chart, 'Application').map(({ metadata }) => [metadata.name, metadata.annotations])).toEqual([
    ['shop-dev', undefined], ['shop-prod', { 'argocd.argoproj.io/sync-wave': '1' }],
  ]);
});

test('what a set depends on puts the whole set into a later wave', () => {
  const chart = argoChart();
  const db = new EnvironmentSet(chart, 'db', { chart: web, environments: [named('dev')] });
  chartWith([named('dev')], { dependsOn: [db] }, chart);

  expect(ofKind(chart, 'ApplicationSet').map(({ metadata }) => [metadata.name, metadata.annotations])).toEqual([
    ['db', undefined], ['shop', { 'argocd.argoproj.io/sync-wave': '1' }],
  ]);
});

const some = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
const environment: fc.Arbitrary<EnvironmentProps> = fc.record({
  cluster: some(Cluster.named('eu'), Cluster.named('us', { server: 'https://us' }), Cluster.local()),
  chartVersion: some('1.0.0', '2.*'),
  releaseName: some('a', 'b'),
  labels: some<Record<string, string>>({ team: 'a' }, { team: 'b', tier: 'x' }, { 'example.com/x': '1' }),
  parameters: some([HelmParameter.of('a', '{{x}}')], [HelmParameter.ofString('a', '{dev}')], [HelmParameter.of('a', 'dev'), HelmParameter.of('b', '$ARGOCD_APP_NAME')]),
  values: some([HelmValues.fromGit(config, 'envs/dev.yaml')], [HelmValues.fromGit(config, 'envs/prod.yaml')], [HelmValues.fromChart('v.yaml', { optional: true })]),
  sync: some({ prune: false }, { automated: false }, { selfHeal: false, prune: false }, { retry: { limit: 1 } }, { serverSideApply: true }, { namespaceLabels: { a: 'dev' } }),
});

test('an ApplicationSet makes exactly the Applications that would have been written one by one', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.constantFrom('dev', 'prod', 'a', 'env', 'prod-eu'), { minLength: 1, maxLength: 4 }), fc.array(environment, { minLength: 4, maxLength: 4 }), (names, props) => {
    const environments = names.map((name, index) => named(name, props[index]));
    const expected = ofKind(chartWith(environments, { onePerEnvironment: true }), 'Application').map(({ metadata: { namespace: _, ...metadata }, spec }) => ({ metadata, spec }));
    const byName = (applications: any[]) => [...applications].sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
    expect(byName(expand(setOf(environments)))).toEqual(byName(expected));
  }), { numRuns: 40 });
});

describe('environments that are found', () => {
  const both = EnvironmentGenerator.matrix(EnvironmentGenerator.clusters({ matchLabels: { tier: 'prod' } }), EnvironmentGenerator.directories(config, ['teams/*'], { exclude: ['teams/old'] }));

  test.each([
    [EnvironmentGenerator.clusters(), { clusters: {} }],
    [EnvironmentGenerator.clusters({ matchExpressions: [{ key: 'a', operator: 'Exists' }, { key: 'b', operator: 'In', values: ['x'] }] }),
      { clusters: { selector: { matchExpressions: [{ key: 'a', operator: 'Exists' }, { key: 'b', operator: 'In', values: ['x'] }] } } }],
    [EnvironmentGenerator.files(config, ['envs/*.yaml']), { git: { repoURL: config.url, revision: 'main', files: [{ path: 'envs/*.yaml' }] } }],
    [EnvironmentGenerator.list([{ env: 'dev' }]), { list: { elements: [{ env: 'dev' }] } }],
    [both, {
      matrix: {
        generators: [
          { clusters: { selector: { matchLabels: { tier: 'prod' } } } },
          { git: { repoURL: config.url, revision: 'main', directories: [{ path: 'teams/*' }, { path: 'teams/old', exclude: true }] } },
        ],
      },
    }],
    [EnvironmentGenerator.merge(['env'], [EnvironmentGenerator.list([{ env: 'dev' }]), EnvironmentGenerator.files(config, ['x.yaml'])]),
      { merge: { mergeKeys: ['env'], generators: [{ list: { elements: [{ env: 'dev' }] } }, { git: { repoURL: config.url, revision: 'main', files: [{ path: 'x.yaml' }] } }] } }],
  ])('are found by Argo CD itself: %#', (generator, expected) => {
    expect(setOf([forEach('all', generator)]).spec.generators).toEqual([expected]);
  });

  test('placeholders are Go templates, in a name the normalized ones', () => {
    const { spec: { template } } = setOf([forEach('all', both, {
      namespace: `team-${EnvironmentParam.PATH_BASENAME}`,
      labels: { region: EnvironmentParam.clusterLabel('topology.kubernetes.io/region') },
      values: [HelmValues.inline({ [EnvironmentParam.CLUSTER_NAME]: `{${EnvironmentParam.clusterLabel('tier')}}`, server: EnvironmentParam.CLUSTER_SERVER, brace: '{{', path: EnvironmentParam.PATH })],
    })]);

    expect(template.metadata.name).toBe('shop-{{ .nameNormalized }}-{{ .path.basenameNormalized }}');
    expect(template.metadata.labels).toEqual({ region: '{{ or (index .metadata.labels "topology.kubernetes.io/region") (fail "the cluster has no label topology.kubernetes.io/region") }}' });
    expect(template.spec.destination).toEqual({ name: '{{ .name }}', namespace: 'team-{{ .path.basenameNormalized | replace "." "-" }}' });
    const params = { name: 'eu', server: 'https://eu', path: { path: 'teams/a', basename: 'a' }, metadata: { labels: { 'tier': 'prod', 'topology.kubernetes.io/region': 'x' } } };
    expect(renderDeep(template.spec.source.helm.valuesObject, params)).toEqual({ eu: '{prod}', server: 'https://eu', brace: '{{', path: 'teams/a' });
  });

  test('fields are found at any depth, whatever their keys', () => {
    const { spec: { template } } = setOf([forEach('all', EnvironmentGenerator.files(config, ['x.yaml']), {
      values: [HelmValues.inline({ a: EnvironmentParam.field('a.b'), c: EnvironmentParam.field('c-d.e'), f: EnvironmentParam.field('f.g-h.i') })],
    })]);

    expect(template.spec.source.helm.valuesObject).toEqual({ a: '{{ .a.b }}', c: '{{ index . "c-d" "e" }}', f: '{{ index .f "g-h" "i" }}' });
    expect(renderDeep(template.spec.source.helm.valuesObject, { 'a': { b: 1 }, 'c-d': { e: 2 }, 'f': { 'g-h': { i: 3 } } })).toEqual({ a: '1', c: '2', f: '3' });
  });

  test('several are an ApplicationSet each', () => {
    const chart = chartWith([named('dev'), forEach('eu', EnvironmentGenerator.clusters()), forEach('us', EnvironmentGenerator.clusters())]);

    expect(ofKind(chart, 'ApplicationSet').map(({ metadata }) => metadata.name).sort()).toEqual(['shop', 'shop-eu', 'shop-us']);
  });
});

test.each([[false], [true]])('fails with ARG120 on an order between listed and found environments (each an object of its own: %s)', (onePerEnvironment) => {
  const found = (after: string[]) => forEach('all', EnvironmentGenerator.clusters(), { after });

  expect(faultsOf(() => setOf([named('dev'), found(['dev'])], { onePerEnvironment }))).toMatchObject([{
    code: 'ARG120', message: '"all" comes after "dev", and Argo CD orders listed environments only, not those that a generator finds',
  }]);
  expect(codesOf(() => setOf([named('dev', { after: ['all'] }), found([])], { onePerEnvironment }))).toEqual(['ARG120']);
});

test('fails with ARG122 when a label of the user\'s is the one that the order needs', () => {
  const environments = [named('dev', { labels: { environment: 'development' } }), named('prod', { after: ['dev'], labels: { environment: 'prod' } })];

  expect(faultsOf(() => setOf(environments))).toMatchObject([{
    code: 'ARG122', message: 'label "environment" of "dev" is "development", and the order of the rollout needs "dev" there',
  }]);
  expect(setOf([named('dev', { labels: { environment: 'development' } })]).spec.template.metadata.labels).toEqual({ environment: 'development' });
});

test('fails with ARG123 on two environments that would be one Application', () => {
  expect(faultsOf(() => setOf([named('dev', { name: 'web' }), named('prod', { name: 'web' })]))).toMatchObject([{
    code: 'ARG123', message: '"dev" and "prod" would both be Application "web"',
  }]);
});

test('fails with ARG124 on waves that differ between environments of one ApplicationSet', () => {
  const environments = [named('dev'), named('prod', { sync: { wave: 1 } })];

  expect(codesOf(() => setOf(environments))).toEqual(['ARG124']);
  expect(ofKind(chartWith(environments, { onePerEnvironment: true }), 'Application')).toHaveLength(2);
});
