import { App, Duration } from 'cdk8s';
import { Namespace, Secret } from 'cdk8s-plus-28';
import { ArgoCd } from '../../src/argocd/argo-cd';
import {
  ChartSource, Cluster, Delivery, EnvironmentParam, HelmApp, HelmAppProps, HelmParameter, HelmValues, SyncPolicy,
} from '../../src/constructs';
import { FluxCd } from '../../src/flux/flux-cd';
import { GitOpsApp, GitOpsChart } from '../../src/layout';
import { argoChart, config, fluxChart, manifests, only, temporaryDirectory, web } from '../apps';
import { codesOf, errorOf, faultsOf } from '../faults-of';

const app = (props: Partial<HelmAppProps> = {}, chart = argoChart()) => new HelmApp(chart, 'web', { chart: web, namespace: 'web', ...props });
const sync = (policy: SyncPolicy) => app({ sync: policy });

test('names come from the construct unless they are given', () => {
  expect(app()._intent).toMatchObject({ name: 'web', releaseName: 'web', namespace: 'web' });
  expect(app({ name: 'shop' })._intent).toMatchObject({ name: 'shop', releaseName: 'shop' });
  expect(app({ name: 'shop', releaseName: 'web' })._intent).toMatchObject({ name: 'shop', releaseName: 'web' });
});

test('fails with every fault of the call at once, the engine\'s included, each with the construct path and the line of the call', () => {
  const call = () => app({
    name: 'My App',
    releaseName: 'r'.repeat(54),
    namespace: 'Web_1',
    cluster: Cluster.named('prd-eu'),
    labels: { '/x': 'a', 'team': '-' },
    annotations: { 'a/b/c': '' },
    sync: { createNamespace: false, namespaceLabels: { team: 'a' }, automated: false, selfHeal: true, wave: 1.5, retry: { limit: 0.5, backoffFactor: 0 } },
    values: [HelmValues.fromSecret('db')],
  }, argoChart({ clusters: [Cluster.local(), Cluster.named('prod-eu')] }));

  const { diagnostics, message } = errorOf(call);

  expect(diagnostics.map(({ code }) => code)).toEqual([
    'APP110', 'APP110', 'APP111', 'APP113', 'APP113', 'APP113', 'APP150', 'APP151', 'APP152', 'APP154', 'APP154', 'APP141', 'ARG102',
  ]);
  expect(new Set(diagnostics.map(({ subject }) => subject))).toEqual(new Set(['apps/web']));
  expect(diagnostics[0].at).toMatch(/^test\/constructs\/helm-app\.test\.ts:\d+$/);
  expect(message.split('\n').filter((line) => line.startsWith('  fix: '))).toHaveLength(diagnostics.length);
});

test('the full text of a fault', () => {
  expect(errorOf(() => app({ releaseName: 'r'.repeat(54) })).message.replace(/:\d+\)/, ':N)')).toBe(
    `APP111 apps/web (test/constructs/helm-app.test.ts:N): release name "${'r'.repeat(54)}" is 54 characters long, and Helm takes 53\n`
    + '  fix: set releaseName to at most 53 lower-case letters, digits, "-" and "."');
});

test('fails on a release name that is no name, whatever its length', () => {
  expect(faultsOf(() => app({ releaseName: 'My_Web' }))).toMatchObject([{ code: 'APP111', message: 'release name "My_Web" is no name that Helm takes' }]);
});

test('fails where nothing says which engine delivers', () => {
  const chart = new GitOpsChart(new App(), 'apps');

  expect(faultsOf(() => app({ releaseName: '' }, chart)).map(({ code }) => code)).toEqual(['APP111', 'APP100']);
  expect(codesOf(() => Delivery.of(chart))).toEqual(['APP100']);
});

test('the engine is that of the nearest chart or of the app', () => {
  const [argo, flux] = [new ArgoCd(), new FluxCd()];
  const gitOpsApp = new GitOpsApp({ delivery: argo });

  expect(Delivery.of(new GitOpsChart(gitOpsApp, 'a'))).toBe(argo);
  expect(Delivery.of(new GitOpsChart(gitOpsApp, 'b', { delivery: flux }))).toBe(flux);
});

describe('a cluster that the app does not know', () => {
  const clusters = [Cluster.local('mgmt'), Cluster.named('prod-eu'), Cluster.named('prod-us')];

  test('is an error with the one that was probably meant', () => {
    expect(faultsOf(() => app({ cluster: Cluster.named('prd-eu') }, argoChart({ clusters })))).toMatchObject([{
      code: 'APP141', message: 'cluster "prd-eu" is unknown to this app', fix: 'write "prod-eu"',
    }]);
  });

  test('is an error with all that there are, where none is near', () => {
    expect(faultsOf(() => app({ cluster: Cluster.named('staging') }, argoChart({ clusters })))[0].fix)
      .toBe('use "mgmt", "prod-eu" or "prod-us", or add the cluster to GitOpsApp\'s clusters');
  });

  test('may be named where the app lists none', () => {
    expect(app({ cluster: Cluster.named('prod-eu') })._intent.cluster.name).toBe('prod-eu');
  });
});

test('what is known of a declared cluster holds where only its name is given', () => {
  const clusters = [Cluster.named('prod-eu', { server: 'https://eu.example', labels: { tier: 'prod' } })];

  expect(app({ cluster: Cluster.named('prod-eu') }, argoChart({ clusters }))._intent.cluster).toMatchObject({ server: 'https://eu.example', labels: { tier: 'prod' } });
});

test.each(['', 'Prod', 'prod.eu', 'a'.repeat(64)])('fails on "%s", which is not the name of a cluster', (name) => {
  expect(codesOf(() => Cluster.named(name))).toEqual(['APP140']);
});

test('the kubeconfig of another cluster is a name or an object that has one', () => {
  expect(Cluster.named('eu')._intent.kubeConfigSecret).toBe('eu-kubeconfig');
  expect(Cluster.named('eu', { kubeConfigSecret: { name: 'k' } })._intent.kubeConfigSecret).toBe('k');
  expect(Cluster.local()._intent.kubeConfigSecret).toBeUndefined();
});

test('a namespace that an object of the program makes is not made twice', () => {
  const chart = fluxChart();
  const namespace = new Namespace(chart, 'namespace', { metadata: { name: 'web' } });
  const made = app({ namespace }, chart);

  expect(made._intent.sync.createNamespace).toBe(false);
  expect(manifests(chart).filter(({ kind }) => kind === 'Namespace')).toHaveLength(1);
});

test('an object of cdk8s-plus names a Secret wherever one is named', () => {
  const chart = fluxChart();
  const secret = new Secret(chart, 'registry', { metadata: { name: 'ghcr', namespace: 'web' } });
  app({ chart: ChartSource.fromOci('oci://ghcr.io/myorg/web', '1.2.3', { secret }) }, chart);

  expect(only(chart, 'OCIRepository').spec.secretRef).toEqual({ name: 'ghcr' });
});

test('sync is automated, pruned and self-healing unless told', () => {
  expect(sync({})._intent.sync)
    .toMatchObject({ automated: true, prune: true, selfHeal: true, allowEmpty: false, suspend: false, createNamespace: true, validate: true });
});

test.each([
  [{ createNamespace: false, namespaceAnnotations: { a: 'b' } }, ['APP150']],
  [{ automated: false, selfHeal: true }, ['APP151']],
  [{ wave: NaN }, ['APP152']],
  [{ namespaceLabels: { 'a b': 'c', 'd': 'e f' }, namespaceAnnotations: { '': 'x' } }, ['APP153', 'APP153', 'APP153']],
  [{ retry: { limit: 1.5 } }, ['APP154']],
  [{ retry: { limit: 1, backoffFactor: 0 } }, ['APP154']],
])('fails on the sync policy %j with %j', (policy, codes) => {
  expect(codesOf(() => sync(policy))).toEqual(codes);
});

test('durations below a second are kept', () => {
  const made = sync({ retry: { limit: 3, backoff: Duration.millis(1500), backoffMaxDuration: Duration.minutes(3) } });

  expect(made._intent.sync.retry).toEqual({ limit: 3, backoffSeconds: 1.5, backoffFactor: undefined, backoffMaxSeconds: 180 });
});

describe('dependsOn', () => {
  test('puts a release one above the highest of what it depends on', () => {
    const chart = argoChart();
    const db = new HelmApp(chart, 'db', { chart: web, namespace: 'db' });
    const queue = new HelmApp(chart, 'queue', { chart: web, namespace: 'queue', sync: { wave: 4 } });

    expect(app({ dependsOn: [db, queue] }, chart)._intent.order).toBe(5);
  });

  test('fails when a wave contradicts it', () => {
    const chart = argoChart();
    const db = new HelmApp(chart, 'db', { chart: web, namespace: 'db', sync: { wave: 2 } });

    expect(faultsOf(() => app({ dependsOn: [db], sync: { wave: 2 } }, chart))).toMatchObject([{
      code: 'APP112', message: 'wave 2 is not above wave 2 of what it depends on', fix: 'drop sync.wave, or use 3 or more',
    }]);
  });
});

test('fails on an EnvironmentParam, because a single release is not found', () => {
  const faults = faultsOf(() => app({
    namespace: `team-${EnvironmentParam.PATH_BASENAME}`,
    values: [HelmValues.inline({ region: [EnvironmentParam.clusterLabel('region')] }), HelmValues.fromGit(config, `${EnvironmentParam.PATH}/values.yaml`)],
    parameters: [HelmParameter.of('host', EnvironmentParam.field('host'))],
  }));

  expect(faults.map(({ code, message }) => [code, message]).slice(0, 4)).toEqual([
    ['APP193', 'an EnvironmentParam asks for path-basename, and nothing is found here'],
    ['APP193', 'an EnvironmentParam asks for cluster-label "region", and nothing is found here'],
    ['APP193', 'an EnvironmentParam asks for path, and nothing is found here'],
    ['APP193', 'an EnvironmentParam asks for field "host", and nothing is found here'],
  ]);
});

test('a text that only looks like a placeholder is a text', () => {
  expect(app({ values: [HelmValues.inline({ mail: 'a@{b}', braces: '@{}', shell: '@{name}' })] })._intent.values)
    .toEqual([{ kind: 'inline', values: { mail: 'a@{b}', braces: '@{}', shell: '@{name}' } }]);
});

test('options of an engine that is not in use are left alone', () => {
  const chart = argoChart({ root: temporaryDirectory() });
  app({ options: [] }, chart);

  expect(only(chart, 'Application').metadata.name).toBe('web');
});
