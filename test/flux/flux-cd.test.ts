import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Duration } from 'cdk8s';
import { ConfigMap } from 'cdk8s-plus-28';
import { ChartSource, Cluster, Environment, EnvironmentSet, EnvironmentSetProps, FieldOwnership, GitSource, HelmApp, HelmAppProps, HelmValues, RootApp, SopsValues } from '../../src/constructs';
import { FluxCd, FluxCdProps } from '../../src/flux/flux-cd';
import { FluxHelmRelease } from '../../src/flux/flux-helm-release';
import { FluxOptions } from '../../src/flux/flux-options';
import { HelmReleaseDriftDetectionMode, ServerSideApplyMode } from '../../src/flux/l1/index.generated';
import { FluxReleaseSettings } from '../../src/flux/release-settings';
import { FluxTopology } from '../../src/flux/topology';
import { GitOpsChart } from '../../src/layout';
import { parseYamlValue } from '../../src/text';
import { config, fluxChart, manifests, ofKind, only, temporaryDirectory, web, written } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

const [local, eu, us] = [Cluster.local('hub'), Cluster.named('eu'), Cluster.named('us')];
const clusters = [local, eu, us];

function app(props: Partial<HelmAppProps> = {}, chart: GitOpsChart = fluxChart(), id = 'web'): GitOpsChart {
  new HelmApp(chart, id, { chart: web, namespace: 'web', ...props });
  return chart;
}

const releaseOf = (props: Partial<HelmAppProps> = {}, flux: FluxCdProps = {}) => only(app(props, fluxChart({}, flux)), 'HelmRelease').spec;
const settings = (some: FluxReleaseSettings) => ({ options: [new FluxOptions(some)] });

test('fails on a version that is not known, with those that are', () => {
  expect(faultsOf(() => new FluxCd({ version: '2.2' }))).toMatchObject([{ code: 'FLX102', subject: 'FluxCd', message: 'version "2.2" is not known', fix: expect.stringContaining('"2.3", "2.4"') }]);
  expect(codesOf(() => new FluxCd({ namespace: 'Flux' }))).toEqual(['FLX102']);
});

test('a release is a HelmRelease, the source of its chart, its namespace and what applies them', () => {
  const files = written(app());

  expect(Object.keys(files)).toEqual(['apps/in-cluster/kustomization.yaml', 'apps/in-cluster/namespaces/web.yaml', 'apps/in-cluster/web.yaml', 'clusters/in-cluster/in-cluster-apps.yaml']);
  expect(parseYamlValue(files['apps/in-cluster/kustomization.yaml'])).toMatchObject({ resources: ['namespaces/web.yaml', 'web.yaml'] });
  expect(parseYamlValue(files['apps/in-cluster/namespaces/web.yaml'])).toEqual({
    apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'web', annotations: { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } },
  });
  expect(parseYamlValue(files['clusters/in-cluster/in-cluster-apps.yaml'])).toMatchObject({
    kind: 'Kustomization', spec: { interval: '10m', path: './dist/apps/in-cluster', prune: true, sourceRef: { kind: 'GitRepository', name: 'flux-system' } },
  });
});

test('nothing empty stands in what Flux gets', () => {
  const text = JSON.stringify(manifests(app({ values: [HelmValues.inline({ a: 1 })] })));

  expect(text).not.toMatch(/\{\}|\[\]/);
});

test.each([
  ['2.5', 'source.toolkit.fluxcd.io/v1beta2'], ['2.6', 'source.toolkit.fluxcd.io/v1'], ['2.9', 'source.toolkit.fluxcd.io/v1'],
])('on Flux %s an OCIRepository is %s', (version, apiVersion) => {
  expect(only(app({}, fluxChart({}, { version })), 'OCIRepository').apiVersion).toBe(apiVersion);
});

test.each([
  ['1.2.3', { tag: '1.2.3' }], ['1.2.3+build.5', { tag: '1.2.3_build.5' }], ['1.2.*', { semver: '1.2.*' }], ['>=1 <2', { semver: '>=1 <2' }],
])('the chart version %s of a registry is the ref %j', (version, ref) => {
  expect(only(app({ chart: ChartSource.fromOci('oci://ghcr.io/a/web', version) }), 'OCIRepository').spec.ref).toEqual(ref);
});

test('a chart of a Helm repository, and one of Git that follows its revision', () => {
  const repository = app({ chart: ChartSource.fromRepository('https://charts.example.com', 'web', '1.*', { secret: 'login' }) });

  expect(only(repository, 'HelmRepository').spec).toEqual({ interval: '10m', url: 'https://charts.example.com', secretRef: { name: 'login' } });
  expect(only(repository, 'HelmRelease').spec.chart).toEqual({ spec: { chart: 'web', version: '1.*', sourceRef: { kind: 'HelmRepository', name: 'web' } } });
  expect(releaseOf({ chart: ChartSource.fromGit(config, 'charts/web') }).chart).toEqual({
    spec: { chart: './charts/web', sourceRef: { kind: 'GitRepository', name: 'config', namespace: 'flux-system' }, reconcileStrategy: 'Revision' },
  });
});

describe('Git repositories', () => {
  test('are one object for each repository and revision, however many releases read them', () => {
    const chart = fluxChart();
    const other = GitSource.fromUrl('git@github.com:other/Config.git', { tag: 'v1', secret: 'deploy-key' });
    app({ chart: ChartSource.fromGit(config, 'charts/a') }, chart, 'a');
    app({ chart: ChartSource.fromGit(GitSource.fromUrl('https://github.com/MyOrg/config.git', { branch: 'main' }), 'charts/b') }, chart, 'b');
    app({ chart: ChartSource.fromGit(other, 'charts/c') }, chart, 'c');

    expect(ofKind(chart, 'GitRepository').map(({ metadata, spec }) => [metadata.name, spec.url, spec.ref, spec.secretRef])).toEqual([
      ['config-2', 'ssh://git@github.com/other/Config.git', { tag: 'v1' }, { name: 'deploy-key' }],
      ['config', 'https://github.com/myorg/config', { branch: 'main' }, undefined],
    ]);
  });

  test('that of the output is the one that bootstrap made', () => {
    const chart = app({ chart: ChartSource.fromGit(config, 'charts/web') }, fluxChart({ repository: config }, { sourceName: 'fleet' }));

    expect(ofKind(chart, 'GitRepository')).toEqual([]);
    expect(only(chart, 'HelmRelease').spec.chart.spec.sourceRef).toMatchObject({ name: 'fleet', namespace: 'flux-system' });
  });
});

describe('one Flux for all clusters', () => {
  test('keeps releases for other clusters beside itself, with their kubeconfig', () => {
    const chart = app({ cluster: eu, releaseName: 'shop' }, fluxChart({ clusters }));
    const { metadata, spec } = only(chart, 'HelmRelease');

    expect(metadata).toMatchObject({ name: 'web', namespace: 'flux-system' });
    expect(spec).toMatchObject({
      releaseName: 'shop', targetNamespace: 'web', storageNamespace: 'web', kubeConfig: { secretRef: { name: 'eu-kubeconfig' } }, install: { createNamespace: true },
    });
    expect(Object.keys(written(chart))).toEqual(['apps/eu/kustomization.yaml', 'apps/eu/web.yaml', 'clusters/hub/eu-apps.yaml']);
  });

  test('orders releases across clusters', () => {
    const chart = fluxChart({ clusters });
    const db = new HelmApp(chart, 'db', { chart: web, namespace: 'db', cluster: eu });
    app({ dependsOn: [db] }, chart);

    expect(ofKind(chart, 'HelmRelease').find(({ metadata }) => metadata.name === 'web').spec.dependsOn).toEqual([{ name: 'db', namespace: 'flux-system' }]);
  });

  test('fails on what Helm cannot do to a namespace elsewhere', () => {
    expect(codesOf(() => app({ cluster: eu, sync: { namespaceLabels: { a: 'b' } } }))).toEqual(['FLX125']);
  });

  test('fails on plain objects for another cluster', () => {
    const chart = fluxChart({ clusters });
    new ConfigMap(new GitOpsChart(chart.node.root, 'plain', { cluster: eu }), 'config');

    expect(faultsOf(() => written(chart))).toMatchObject([{ code: 'FLX124', subject: 'plain' }]);
  });
});

describe('a Flux in each cluster', () => {
  const perCluster = () => fluxChart({ clusters, repository: config }, { topology: FluxTopology.PER_CLUSTER });

  test('gets its own folder only', () => {
    const chart = perCluster();
    clusters.forEach((cluster) => app({ cluster, chart: ChartSource.fromGit(GitSource.fromUrl('https://x/charts', { branch: 'main' }), 'web') }, chart, `web-${cluster.name}`));
    new ConfigMap(new GitOpsChart(chart.node.root, 'plain', { cluster: us }), 'config', { metadata: { name: 'c' } });
    const paths = Object.keys(written(chart));

    expect(paths.filter((path) => path.startsWith('apps/us/'))).toEqual([
      'apps/us/kustomization.yaml', 'apps/us/namespaces/web.yaml', 'apps/us/plain.yaml', 'apps/us/sources/charts.yaml', 'apps/us/web-us.yaml',
    ]);
    expect(paths.filter((path) => path.startsWith('clusters/'))).toEqual(['clusters/eu/eu-apps.yaml', 'clusters/hub/hub-apps.yaml', 'clusters/us/us-apps.yaml']);
    expect(ofKind(chart, 'HelmRelease').every(({ spec }) => spec.kubeConfig === undefined)).toBe(true);
  });

  test('has a root of its own', () => {
    const chart = perCluster();
    new RootApp(chart, 'root');

    expect(Object.keys(written(chart))).toEqual(['clusters/eu/root.yaml', 'clusters/hub/root.yaml', 'clusters/us/root.yaml']);
  });

  test('may have a release of the same name as another', () => {
    const chart = perCluster();
    new EnvironmentSet(chart, 'shop', {
      chart: web, environments: [Environment.named('a', { cluster: eu, name: 'shop', namespace: 'shop' }), Environment.named('b', { cluster: us, name: 'shop', namespace: 'shop' })],
    });

    expect(Object.keys(written(chart)).filter((path) => path.endsWith('/shop.yaml') && !path.includes('namespaces'))).toEqual(['apps/eu/shop.yaml', 'apps/us/shop.yaml']);
  });

  test('fails on an order between clusters, which no Flux could see', () => {
    const chart = perCluster();
    const environments = [Environment.named('eu', { cluster: eu }), Environment.named('us', { cluster: us, after: ['eu'] })];

    expect(faultsOf(() => new EnvironmentSet(chart, 'shop', { chart: web, environments }))).toMatchObject([{
      code: 'FLX122', message: 'it waits for "shop-eu" on cluster "eu", and a Flux on "us" sees its own cluster only',
    }]);
  });
});

describe('namespaces', () => {
  test('are made once, whoever wants them', () => {
    const chart = fluxChart();
    ['a', 'b'].forEach((id) => app({ sync: { namespaceLabels: { team: 'x' }, namespaceAnnotations: { a: 'b' } } }, chart, id));

    expect(only(chart, 'Namespace').metadata).toEqual({ name: 'web', labels: { team: 'x' }, annotations: { 'a': 'b', 'kustomize.toolkit.fluxcd.io/prune': 'disabled' } });
  });

  test('fails when two releases want one differently', () => {
    const chart = app();

    expect(faultsOf(() => app({ sync: { namespaceLabels: { team: 'x' } } }, chart, 'b'))).toMatchObject([{
      code: 'FLX120', message: 'namespace "web" would get other labels or annotations than "apps/web" gives it',
    }]);
  });
});

describe('an order', () => {
  test('is dependsOn, with the namespace where it is another', () => {
    const chart = fluxChart();
    new EnvironmentSet(chart, 'shop', { chart: web, environments: [Environment.named('dev'), Environment.named('prod', { after: ['dev'] })] });

    expect(ofKind(chart, 'HelmRelease').map(({ metadata, spec }) => [metadata.name, spec.dependsOn])).toEqual([['shop-dev', undefined], ['shop-prod', [{ name: 'shop-dev', namespace: 'shop-dev' }]]]);
  });
});

test('sync in Flux\'s own words', () => {
  const sync = { retry: { limit: 3 }, validate: false, serverSideApply: true, timeout: Duration.minutes(15), suspend: true };

  expect(releaseOf({ sync })).toMatchObject({
    suspend: true,
    timeout: '15m',
    install: { remediation: { retries: 3 }, disableOpenAPIValidation: true, serverSideApply: true },
    upgrade: { remediation: { retries: 3 }, disableOpenAPIValidation: true, serverSideApply: 'enabled' },
    driftDetection: { mode: 'enabled' },
  });
  expect(releaseOf({ sync: { selfHeal: false } }).driftDetection).toBeUndefined();
  expect(releaseOf({ sync: { serverSideApply: false } })).toMatchObject({ install: { serverSideApply: false }, upgrade: { serverSideApply: 'disabled' } });
});

test('released fields are ignored when drift is corrected, whoever switches that on', () => {
  const replicas = { paths: ['/spec/replicas'], target: { group: 'apps', kind: 'Deployment', name: 'web\\.v1' } };
  const releaseFields = [FieldOwnership.replicas('Deployment', { name: 'web.v1' })];

  expect(releaseOf({ releaseFields }).driftDetection).toEqual({ mode: 'enabled', ignore: [replicas] });
  expect(releaseOf({ releaseFields, sync: { selfHeal: false } }).driftDetection).toBeUndefined();
  expect(releaseOf({ releaseFields, ...settings({ driftDetection: { mode: HelmReleaseDriftDetectionMode.WARN, ignore: [{ paths: ['/data'] }] } }) }).driftDetection)
    .toEqual({ mode: 'warn', ignore: [replicas, { paths: ['/data'] }] });
});

test.each([
  ['sync.automated', { sync: { automated: false } }, 'FLX123'],
  ['sync.prune', { sync: { prune: false } }, 'FLX123'],
  ['sync.wave', { sync: { wave: 1 } }, 'FLX123'],
  ['sync.retry', { sync: { retry: { limit: 1, backoff: Duration.seconds(5) } } }, 'FLX123'],
  ['"/x"', { releaseFields: [FieldOwnership.of({ kind: 'Service', jqPathExpressions: ['/x'] })] }, 'FLX121'],
  ['fields of Deployment', { releaseFields: [FieldOwnership.managedBy('Deployment', ['hpa'])] }, 'FLX121'],
] as [string, Partial<HelmAppProps>, string][])('fails on %s, which Flux cannot say, with the nearest thing that it can', (start, props, code) => {
  const [fault] = faultsOf(() => releaseOf(props));

  expect(fault.code).toBe(code);
  expect(fault.message.startsWith(start)).toBe(true);
});

test('fails on server-side apply for a Flux with Helm 3', () => {
  expect(codesOf(() => releaseOf({ sync: { serverSideApply: true } }, { version: '2.7' }))).toEqual(['FLX123']);
});

test('options of Flux stand above the intent', () => {
  const upgrade = { force: true, serverSideApply: ServerSideApplyMode.DISABLED };

  expect(releaseOf({ sync: { retry: { limit: 3 } }, ...settings({ interval: Duration.hours(1), upgrade, maxHistory: 2 }) }))
    .toMatchObject({ interval: '1h', maxHistory: 2, upgrade: { force: true, remediation: { retries: 3 } } });
});

describe('values that are files', () => {
  const root = temporaryDirectory();
  copyFileSync(join(__dirname, '../sops/fixtures/encrypted/values.yaml'), join(root, 'a.yaml'));
  copyFileSync(join(__dirname, '../sops/fixtures/encrypted/values.json'), join(root, 'b.json'));
  writeFileSync(join(root, 'plain.yaml'), '# who\na: 1\n');
  const inRoot = () => fluxChart({ root, outdir: join(temporaryDirectory(), 'dist') });

  test('become keys of generated objects, without a hash, and ciphertext is decrypted', () => {
    const chart = inRoot();
    const files = written(app({ values: [HelmValues.fromLocalFile(chart, 'plain.yaml'), SopsValues.fromFile(chart, 'db', 'a.yaml')] }, chart));

    expect(parseYamlValue(files['envs/web/kustomization.yaml'])).toEqual({
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      namespace: 'web',
      configMapGenerator: [{ name: 'web-values', files: ['values.yaml'] }],
      secretGenerator: [{ name: 'db', files: ['values.yaml=db.sops.yaml'] }],
      generatorOptions: { disableNameSuffixHash: true, labels: { 'reconcile.fluxcd.io/watch': 'Enabled' } },
    });
    expect(files['envs/web/values.yaml']).toBe('# who\na: 1\n');
    expect(parseYamlValue(files['apps/in-cluster/kustomization.yaml'])).toMatchObject({ resources: ['namespaces/web.yaml', 'web.yaml', '../../envs/web'] });
    expect(parseYamlValue(files['clusters/in-cluster/in-cluster-apps.yaml'])).toMatchObject({ spec: { decryption: { provider: 'sops', secretRef: { name: 'sops-age' } } } });
  });

  test('of one Secret in one namespace are made once, however many releases take them', () => {
    const chart = inRoot();
    const values = [SopsValues.fromFile(chart, 'db', 'a.yaml')];
    ['a', 'b'].forEach((id) => app({ values }, chart, id));
    const files = written(chart);

    expect(Object.keys(files).filter((path) => path.startsWith('envs/'))).toEqual(['envs/a/db.sops.yaml', 'envs/a/kustomization.yaml']);
    expect(ofKind(chart, 'HelmRelease').map(({ spec }) => spec.valuesFrom)).toEqual(Array(2).fill([{ kind: 'Secret', name: 'db', valuesKey: 'values.yaml' }]));
  });

  test('fails when two of one name hold different things', () => {
    const chart = app({ values: [SopsValues.fromFile(inRoot(), 'db', 'a.yaml')] }, inRoot(), 'a');

    expect(faultsOf(() => app({ values: [SopsValues.fromFile(chart, 'db', 'b.json')] }, chart, 'b'))).toMatchObject([{
      code: 'FLX126', message: 'Secret "db" in namespace "web" is made for "a" with another content',
    }]);
  });
});

test('a HelmRelease that is spoken directly is applied like any other', () => {
  const chart = fluxChart();
  new FluxHelmRelease(chart, 'web', { namespace: 'web', chart: web });

  expect(Object.keys(written(chart))).toEqual(['apps/in-cluster/kustomization.yaml', 'apps/in-cluster/web.yaml', 'clusters/in-cluster/in-cluster-apps.yaml']);
});

test('the run book names every release, those that were found included', () => {
  const chart = fluxChart({ clusters, runbook: true });
  const props: EnvironmentSetProps = { chart: web, environments: [Environment.named('dev'), Environment.named('eu', { cluster: eu })] };
  new EnvironmentSet(chart, 'shop', props);
  const text = written(chart)['RUNBOOK.md'];

  expect([...text.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual(['shop-dev', 'shop-eu']);
  expect(text).toContain('flux reconcile kustomization eu-apps -n flux-system --with-source');
  expect(text).toContain('helm history shop -n shop-eu --kubeconfig eu.kubeconfig\n');
});
