import { ApiObject, App, Chart, Duration } from 'cdk8s';
import { ChartSource, GitSource } from '../../src/constructs';
import { FluxHelmRelease } from '../../src/flux/flux-helm-release';
import { FluxHelmReleaseProps } from '../../src/flux/helm-release-props';
import { DataSourceKind, HelmChartSourceKind, HelmReleaseChartReferenceKind } from '../../src/flux/l1/index.generated';
import { fluxChart, ofKind, only, web, written } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

const repository = ChartSource.fromRepository('https://charts.example.com', 'web', '1.x');
const chartRef = { kind: HelmReleaseChartReferenceKind.OCI_REPOSITORY, name: 'web' };

function make(props: Partial<FluxHelmReleaseProps>, chart = fluxChart()) {
  return { release: new FluxHelmRelease(chart, 'web', { namespace: 'shop', ...props }), chart };
}

test('a release and the source of its chart stand in one file, and nothing is added that was not said', () => {
  const { chart } = make({ chart: web });

  expect(only(chart, 'HelmRelease')).toEqual({
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'web', namespace: 'shop' },
    spec: { interval: '10m', chartRef },
  });
  expect(written(chart)['apps/in-cluster/web.yaml'].match(/^kind: /gm)).toHaveLength(2);
});

test('a source that exists elsewhere is only named', () => {
  const { release, chart } = make({ chartRef: { ...chartRef, namespace: 'sources' } });

  expect(release.resource.toJson().spec.chartRef).toEqual({ kind: 'OCIRepository', name: 'web', namespace: 'sources' });
  expect(ofKind(chart, 'OCIRepository')).toEqual([]);
});

test('or has the chart in it, with all that Flux can say of it', () => {
  const chartTemplate = { chart: 'web', version: '1.x', sourceRef: { kind: HelmChartSourceKind.BUCKET, name: 'charts' }, valuesFiles: ['values.yaml', 'prod.yaml'] };

  expect(make({ chartTemplate }).release.resource.toJson().spec.chart).toEqual({ spec: chartTemplate });
});

test('values files belong to a chart that Flux packs', () => {
  const git = ChartSource.fromGit(GitSource.fromUrl('https://github.com/myorg/config'), 'charts/web');
  const props = { valuesFiles: ['prod.yaml'], ignoreMissingValuesFiles: true };

  for (const chart of [repository, git]) {
    expect(make({ chart, ...props }).release.resource.toJson().spec.chart.spec).toMatchObject(props);
  }
});

test('every field of the kind can be said', () => {
  const spec = make({
    name: 'shop-web',
    chart: web,
    interval: Duration.hours(1),
    timeout: Duration.minutes(10),
    releaseName: 'web',
    targetNamespace: 'apps',
    storageNamespace: 'helm',
    dependsOn: [{ name: 'db', readyExpr: 'true' }],
    suspend: true,
    serviceAccountName: 'deployer',
    maxHistory: 0,
    persistentClient: false,
    values: { replicas: 0, list: [], text: '' },
    valuesFrom: [{ kind: DataSourceKind.SECRET, name: 'db' }],
    labels: { team: 'a' },
    annotations: { note: 'b' },
  }).release.resource.toJson();

  expect(spec.metadata).toEqual({ name: 'shop-web', namespace: 'shop', labels: { team: 'a' }, annotations: { note: 'b' } });
  expect(spec.spec).toMatchObject({
    interval: '1h',
    timeout: '10m',
    releaseName: 'web',
    targetNamespace: 'apps',
    storageNamespace: 'helm',
    dependsOn: [{ name: 'db', readyExpr: 'true' }],
    suspend: true,
    serviceAccountName: 'deployer',
    maxHistory: 0,
    persistentClient: false,
    values: { replicas: 0, list: [], text: '' },
    valuesFrom: [{ kind: 'Secret', name: 'db' }],
  });
});

test('an object of a namespace is taken for its name', () => {
  const chart = fluxChart();
  const namespace = new ApiObject(chart, 'ns', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } });

  expect(make({ chart: web, namespace }, chart).release.namespace).toBe('team');
});

test('it needs no engine: in a plain App the newest Flux is meant', () => {
  const chart = new Chart(new App(), 'plain');
  new FluxHelmRelease(chart, 'web', { namespace: 'shop', chart: web });

  expect(chart.toJson().map(({ apiVersion, kind }) => `${kind} ${apiVersion}`)).toEqual([
    'OCIRepository source.toolkit.fluxcd.io/v1', 'HelmRelease helm.toolkit.fluxcd.io/v2',
  ]);
});

test.each<[string, string, Partial<FluxHelmReleaseProps>]>([
  ['no chart', 'FLX100', {}],
  ['two charts', 'FLX100', { chart: web, chartRef }],
  ['values files of an artifact', 'FLX101', { chart: web, valuesFiles: ['prod.yaml'] }],
  ['values files of a chart from elsewhere', 'FLX101', { chartRef, valuesFiles: ['prod.yaml'] }],
  ['a name that Kubernetes does not take', 'APP110', { chart: web, name: 'Web' }],
  ['a namespace that cannot be', 'APP110', { chart: web, namespace: 'a.b' }],
  ['a release name that Helm does not take', 'APP111', { chart: web, releaseName: 'a'.repeat(54) }],
  ['a rollback that never happens', 'FLX130', { chart: web, rollback: {} }],
  ['values that YAML cannot say', 'VAL101', { chart: web, values: { a: () => 1 } }],
])('fails on %s', (_, code, props) => {
  expect(codesOf(() => make(props))).toEqual([code]);
});

test('fails once with all that is wrong', () => {
  expect(faultsOf(() => make({ chart: web, chartRef, name: 'X', valuesFiles: ['a.yaml'] }))).toMatchObject([
    { code: 'FLX100', subject: 'apps/web', message: 'chart and chartRef are set' }, { code: 'FLX101' }, { code: 'APP110' },
  ]);
});
