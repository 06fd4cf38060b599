import { ApiObject, Duration } from 'cdk8s';
import { ChartSource, Cluster, Environment, EnvironmentGenerator, EnvironmentParam, EnvironmentSet, HelmApp, HelmValues, RootApp } from '../../src/constructs';
import { FluxCd } from '../../src/flux/flux-cd';
import { FluxTopology } from '../../src/flux/topology';
import { config, fluxChart, ofKind, only, web, written } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

describe('the engine', () => {
  test('fails on a version that is not known, and names those that are', () => {
    expect(faultsOf(() => new FluxCd({ version: '2.2' }))).toMatchObject([{
      code: 'FLX102', subject: 'FluxCd', message: 'version "2.2" is not known', fix: 'use "2.3", "2.4", "2.5", "2.6", "2.7", "2.8" or "2.9"',
    }]);
  });

  test('fails on a namespace that cannot be', () => {
    expect(codesOf(() => new FluxCd({ namespace: 'Flux' }))).toEqual(['FLX102']);
  });

  test('looks as often as it is told to', () => {
    const chart = fluxChart({}, { interval: Duration.seconds(90) });
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop' });

    expect([only(chart, 'HelmRelease').spec.interval, only(chart, 'OCIRepository').spec.interval]).toEqual(['90s', '90s']);
  });
});

describe('the folder of a cluster', () => {
  test('lists what the cluster gets, in a file that kustomize and the controller read', () => {
    const chart = fluxChart();
    new ApiObject(chart, 'facts', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'facts' } });
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop', values: [HelmValues.inline({ a: null })] });

    expect(written(chart)['apps/in-cluster/kustomization.yaml']).toBe([
      'apiVersion: kustomize.config.k8s.io/v1beta1',
      'kind: Kustomization',
      'resources:',
      '  - apps.yaml',
      '  - namespaces/shop.yaml',
      '  - web.yaml',
      '  - ../../envs/web',
      '',
    ].join('\n'));
  });

  test('is applied by a Kustomization outside of it, which would else apply itself', () => {
    const chart = fluxChart({ outputPath: 'deploy/out' }, { sourceName: 'fleet', namespace: 'gitops', decryptionSecret: 'keys' });
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop' });

    const object = ofKind(chart, 'Kustomization').find(({ spec }) => spec);
    expect(object.metadata).toEqual({ name: 'in-cluster-apps', namespace: 'gitops' });
    expect(object.spec).toEqual({
      interval: '10m', sourceRef: { kind: 'GitRepository', name: 'fleet' }, path: './deploy/out/apps/in-cluster', prune: true,
    });
    expect(Object.keys(written(chart))).toContain('clusters/in-cluster/in-cluster-apps.yaml');
  });

  test('has the name that the app gives its local cluster', () => {
    const chart = fluxChart({ clusters: [Cluster.local('home')] });
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop' });

    expect(Object.keys(written(chart))).toContain('clusters/home/home-apps.yaml');
  });
});

describe('generated values', () => {
  const values = [HelmValues.inline({ a: 1 }), HelmValues.fromConfigMap('top')];

  test('keep their name, because kustomize does not know who refers to them', () => {
    const chart = fluxChart();
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop', values });

    expect(written(chart)['envs/web/kustomization.yaml']).toBe([
      'apiVersion: kustomize.config.k8s.io/v1beta1',
      'kind: Kustomization',
      'namespace: shop',
      'configMapGenerator:',
      '  - name: web-values',
      '    files:',
      '      - values.yaml',
      'generatorOptions:',
      '  disableNameSuffixHash: true',
      '  labels:',
      '    reconcile.fluxcd.io/watch: Enabled',
      '',
    ].join('\n'));
  });

  test('are not watched before Flux 2.7, which does not know the label', () => {
    const chart = fluxChart({}, { version: '2.6' });
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop', values });

    expect(written(chart)['envs/web/kustomization.yaml']).not.toContain('labels');
  });

  test('of two releases of one name are an error, not one file', () => {
    const chart = fluxChart({}, { topology: FluxTopology.PER_CLUSTER });
    new HelmApp(chart, 'eu', { name: 'web', chart: web, namespace: 'shop', values, cluster: Cluster.named('eu') });

    expect(faultsOf(() => new HelmApp(chart, 'us', {
      name: 'web', chart: web, namespace: 'shop', values: [HelmValues.inline({ a: 2 }), HelmValues.fromConfigMap('top')], cluster: Cluster.named('us'),
    }))).toMatchObject([{ code: 'OUT101', subject: 'apps/us', message: 'would write "envs/web/values.yaml", which apps/eu writes with another content' }]);
  });
});

describe('a set of environments', () => {
  const byName = (chart: Parameters<typeof only>[0]) => Object.fromEntries(ofKind(chart, 'HelmRelease').map(({ metadata, spec }) => [metadata.name, { metadata, spec }]));

  test('is one release for each, and "after" is what a release waits for', () => {
    const chart = fluxChart();
    new EnvironmentSet(chart, 'shop', {
      chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '2.0.0'),
      environments: [
        Environment.named('prod', { after: ['dev', 'qa'], chartVersion: '1.0.0' }),
        Environment.named('qa'),
        Environment.named('dev', { namespace: 'sandbox' }),
      ],
    });

    const releases = byName(chart);
    expect(releases['shop-prod'].spec.dependsOn).toEqual([{ name: 'shop-dev', namespace: 'sandbox' }, { name: 'shop-qa', namespace: 'shop-qa' }]);
    expect(releases['shop-dev'].metadata.namespace).toBe('sandbox');
    expect(ofKind(chart, 'OCIRepository').map(({ metadata, spec }) => `${metadata.name} ${spec.ref.tag}`))
      .toEqual(['shop-dev 2.0.0', 'shop-prod 1.0.0', 'shop-qa 2.0.0']);
  });

  test('finds clusters at synth, where Flux has nothing that finds them in the cluster', () => {
    const chart = fluxChart({ clusters: [Cluster.local('home'), Cluster.named('eu', { labels: { tier: 'prod' } }), Cluster.named('us', { labels: { tier: 'prod' } })] });
    new EnvironmentSet(chart, 'shop', {
      chart: web,
      namespace: 'shop',
      environments: [Environment.forEach('prod', EnvironmentGenerator.clusters({ matchLabels: { tier: 'prod' } }), {
        values: [HelmValues.inline({ region: EnvironmentParam.CLUSTER_NAME })],
      })],
    });

    const releases = byName(chart);
    expect(Object.keys(releases)).toEqual(['shop-eu', 'shop-us']);
    expect(releases['shop-us'].spec).toMatchObject({ kubeConfig: { secretRef: { name: 'us-kubeconfig' } }, values: { region: 'us' } });
  });
});

describe('the root', () => {
  test('points Flux at the folder of each cluster', () => {
    const chart = fluxChart({ repository: config, clusters: [Cluster.local('home'), Cluster.named('eu')] }, { topology: FluxTopology.PER_CLUSTER });
    new RootApp(chart, 'root');

    const files = written(chart);
    expect(Object.keys(files).filter((path) => path.endsWith('root.yaml'))).toEqual(['clusters/eu/root.yaml', 'clusters/home/root.yaml']);
    expect(files['clusters/eu/root.yaml']).toContain('path: ./dist/clusters/eu\n');
    expect(ofKind(chart, 'GitRepository')[0].spec).toEqual({ interval: '10m', url: 'https://github.com/myorg/config', ref: { branch: 'main' } });
  });

  test('of a hub is one', () => {
    const chart = fluxChart({ repository: config, clusters: [Cluster.local('home'), Cluster.named('eu')] });
    new RootApp(chart, 'root');

    expect(Object.keys(written(chart)).filter((path) => path.endsWith('root.yaml'))).toEqual(['clusters/home/root.yaml']);
  });

  test('fails where nobody knows which repository the output is committed to', () => {
    expect(faultsOf(() => new RootApp(fluxChart(), 'root'))).toMatchObject([{ code: 'OUT102', subject: 'apps/root', fix: 'give GitOpsApp a repository' }]);
  });
});

test('the run book names every release, its objects and the folder that applies it', () => {
  const chart = fluxChart({ runbook: true });
  new HelmApp(chart, 'web', { chart: web, namespace: 'shop', releaseName: 'shop', cluster: Cluster.named('eu') });

  const text = written(chart)['RUNBOOK.md'];
  expect(text).toContain('flux reconcile kustomization eu-apps -n flux-system --with-source');
  expect(text).toContain('flux get helmrelease web -n flux-system ');
  expect(text).toContain('helm history shop -n shop --kubeconfig eu.kubeconfig');
});
