import { ApiObject } from 'cdk8s';
import { Cluster, Environment, EnvironmentSet, HelmApp, HelmValues } from '../../src/constructs';
import { FluxCdProps } from '../../src/flux/flux-cd';
import { FluxTopology } from '../../src/flux/topology';
import { GitOpsChart } from '../../src/layout';
import { fluxChart, ofKind, only, web, written } from '../apps';
import { faultsOf } from '../faults-of';

const hub = {};
const perCluster: FluxCdProps = { topology: FluxTopology.PER_CLUSTER };
const eu = Cluster.named('prod-eu');

const paths = (chart: GitOpsChart) => Object.keys(written(chart));

function plain(chart: GitOpsChart): void {
  new ApiObject(chart, 'facts', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'facts', namespace: 'default' } });
}

describe('a hub', () => {
  test('keeps releases for its own cluster in their namespaces, which it makes', () => {
    const chart = fluxChart({}, hub);
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop' });

    expect(only(chart, 'HelmRelease').metadata).toEqual({ name: 'web', namespace: 'shop' });
    expect(only(chart, 'Namespace').metadata.name).toBe('shop');
    expect(paths(chart)).toEqual([
      'apps/in-cluster/kustomization.yaml',
      'apps/in-cluster/namespaces/shop.yaml',
      'apps/in-cluster/web.yaml',
      'clusters/in-cluster/in-cluster-apps.yaml',
    ]);
  });

  test('keeps releases for another cluster beside itself, where their kubeconfig is', () => {
    const chart = fluxChart({}, hub);
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop', cluster: eu });

    expect(only(chart, 'HelmRelease')).toMatchObject({
      metadata: { name: 'web', namespace: 'flux-system' },
      spec: {
        releaseName: 'web',
        targetNamespace: 'shop',
        storageNamespace: 'shop',
        kubeConfig: { secretRef: { name: 'prod-eu-kubeconfig' } },
        install: { createNamespace: true },
      },
    });
    expect(paths(chart)).toEqual(['apps/prod-eu/kustomization.yaml', 'apps/prod-eu/web.yaml', 'clusters/in-cluster/prod-eu-apps.yaml']);
  });

  test('takes the kubeconfig from the Secret that the cluster names', () => {
    const chart = fluxChart({}, hub);
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop', cluster: Cluster.named('prod-eu', { kubeConfigSecret: 'eu' }) });

    expect(only(chart, 'HelmRelease').spec.kubeConfig).toEqual({ secretRef: { name: 'eu' } });
  });

  test('puts generated values beside the release', () => {
    const chart = fluxChart({}, hub);
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop', cluster: eu, values: [HelmValues.inline({ a: null })] });

    expect(written(chart)['envs/web/kustomization.yaml']).toContain('namespace: flux-system\n');
    expect(written(chart)['apps/prod-eu/kustomization.yaml']).toContain('  - ../../envs/web\n');
  });

  test('orders releases across clusters', () => {
    const chart = fluxChart({}, hub);
    const first = new HelmApp(chart, 'db', { chart: web, namespace: 'db' });
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop', cluster: eu, dependsOn: [first] });

    expect(ofKind(chart, 'HelmRelease').find(({ metadata }) => metadata.name === 'web').spec.dependsOn).toEqual([{ name: 'db', namespace: 'db' }]);
  });

  test('cannot give labels to a namespace on another cluster', () => {
    const sync = { namespaceLabels: { team: 'a' } };

    expect(faultsOf(() => new HelmApp(fluxChart({}, hub), 'web', { chart: web, namespace: 'shop', cluster: eu, sync }))).toMatchObject([{
      code: 'FLX125', subject: 'apps/web', message: expect.stringContaining('namespace "shop" on cluster "prod-eu"'),
    }]);
  });

  test('cannot apply plain objects to another cluster', () => {
    const chart = fluxChart({}, hub);
    plain(new GitOpsChart(chart.node.root as never, 'eu', { cluster: eu }));

    expect(faultsOf(() => written(chart))).toMatchObject([{ code: 'FLX124', subject: 'eu', message: expect.stringContaining('"prod-eu"') }]);
  });
});

describe('a Flux in each cluster', () => {
  test('gets a folder of its own, with releases in their namespaces and no kubeconfig', () => {
    const chart = fluxChart({}, perCluster);
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop', cluster: eu });

    const release = only(chart, 'HelmRelease');
    expect(release.metadata).toEqual({ name: 'web', namespace: 'shop' });
    expect(release.spec).not.toHaveProperty('kubeConfig');
    expect(release.spec).not.toHaveProperty('targetNamespace');
    expect(paths(chart)).toEqual([
      'apps/prod-eu/kustomization.yaml',
      'apps/prod-eu/namespaces/shop.yaml',
      'apps/prod-eu/web.yaml',
      'clusters/prod-eu/prod-eu-apps.yaml',
    ]);
  });

  test('may have releases of names that other clusters have, too', () => {
    const chart = fluxChart({}, perCluster);
    new EnvironmentSet(chart, 'web', {
      chart: web,
      namespace: 'shop',
      environments: [Environment.named('eu', { name: 'web', cluster: eu }), Environment.named('us', { name: 'web', cluster: Cluster.named('prod-us') })],
    });

    expect(paths(chart)).toEqual(expect.arrayContaining(['apps/prod-eu/web.yaml', 'apps/prod-us/web.yaml']));
  });

  test('applies plain objects that are for its cluster', () => {
    const chart = fluxChart({}, perCluster);
    plain(chart);
    plain(new GitOpsChart(chart.node.root as never, 'eu', { cluster: eu }));

    expect(paths(chart)).toEqual(expect.arrayContaining(['apps/in-cluster/apps.yaml', 'apps/prod-eu/eu.yaml']));
  });

  test('gives labels to namespaces', () => {
    const chart = fluxChart({}, perCluster);
    new HelmApp(chart, 'web', { chart: web, namespace: 'shop', cluster: eu, sync: { namespaceLabels: { team: 'a' } } });

    expect(only(chart, 'Namespace').metadata.labels).toEqual({ team: 'a' });
  });

  test('cannot wait for a release on another cluster', () => {
    const chart = fluxChart({}, perCluster);
    const first = new HelmApp(chart, 'db', { chart: web, namespace: 'db' });

    expect(faultsOf(() => new HelmApp(chart, 'web', { chart: web, namespace: 'shop', cluster: eu, dependsOn: [first] }))).toMatchObject([{
      code: 'FLX122', subject: 'apps/web', message: 'it waits for "db" on cluster "in-cluster", and a Flux on "prod-eu" sees its own cluster only',
    }]);
    expect(faultsOf(() => new EnvironmentSet(chart, 'set', {
      chart: web, environments: [Environment.named('dev'), Environment.named('prod', { cluster: eu, after: ['dev'] })],
    }))).toMatchObject([{ code: 'FLX122', subject: 'apps/set' }]);
  });
});
