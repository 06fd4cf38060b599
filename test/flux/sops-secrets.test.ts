import { join } from 'node:path';
import { ApiObject } from 'cdk8s';
import { Cluster, HelmApp, HelmValues, SopsSecret, SopsValues } from '../../src/constructs';
import { FluxCdProps } from '../../src/flux/flux-cd';
import { FluxKustomization } from '../../src/flux/flux-kustomization';
import { FluxTopology } from '../../src/flux/topology';
import { GitOpsAppProps, GitOpsChart } from '../../src/layout';
import { DEFAULT_RULE } from '../../src/sops';
import { parseYamlValue } from '../../src/text';
import { fluxChart, only, temporaryDirectory, web, written } from '../apps';
import { codesOf, faultsOf } from '../faults-of';
import { secretManifest, writeSecret } from '../sops-manifests';

const PER_CLUSTER: FluxCdProps = { topology: FluxTopology.PER_CLUSTER };

/** A chart beside an encrypted Secret and encrypted values. */
function chartWithFiles(flux: FluxCdProps = {}, app: GitOpsAppProps = {}) {
  const root = temporaryDirectory();
  const bytes = writeSecret(root, 'db.sops.yaml');
  writeSecret(root, 'values.enc.yaml', 'password: hunter2\n', DEFAULT_RULE);
  return { chart: fluxChart({ root, ...app }, flux), bytes };
}

function deliver(chart: GitOpsChart, name: string, cluster?: Cluster): void {
  new HelmApp(chart, name, { chart: web, namespace: name, cluster, values: [SopsValues.fromFile(chart, `${name}-secrets`, 'values.enc.yaml')] });
}

/** `spec.decryption` of every Kustomization that was written, by its file. */
function decryptions(files: Readonly<Record<string, string>>): Record<string, unknown> {
  const found = Object.entries(files).filter(([path]) => path.startsWith('clusters/')).map(([path, text]) => [path, (parseYamlValue(text) as any).spec.decryption]);
  return Object.fromEntries(found.map(([path, decryption]) => [path, decryption?.secretRef.name ?? decryption]));
}

test('the ciphertext stands in the folder of the cluster, byte for byte, and its Kustomization decrypts', () => {
  const { chart, bytes } = chartWithFiles();
  new SopsSecret(chart, 'shop-database', { file: 'db.sops.yaml' });
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'shop' } });

  const files = written(chart);

  expect(files['apps/in-cluster/shop-database.sops.yaml']).toBe(bytes.toString('utf8'));
  expect(parseYamlValue(files['apps/in-cluster/kustomization.yaml'])).toMatchObject({ resources: ['apps.yaml', 'shop-database.sops.yaml'] });
  expect(decryptions(files)).toEqual({ 'clusters/in-cluster/in-cluster-apps.yaml': 'sops-age' });
});

test('only a Kustomization that applies ciphertext decrypts, and each has its own decryption', () => {
  const { chart } = chartWithFiles(PER_CLUSTER);
  new SopsSecret(chart, 'db', { file: 'db.sops.yaml', cluster: Cluster.named('eu') });
  new HelmApp(chart, 'web', { chart: web, namespace: 'web', cluster: Cluster.named('us') });
  deliver(chart, 'shop', Cluster.named('ap'));

  expect(decryptions(written(chart))).toEqual({
    'clusters/eu/eu-apps.yaml': 'sops-age', 'clusters/us/us-apps.yaml': undefined, 'clusters/ap/ap-apps.yaml': 'sops-age',
  });
});

test('a release can take values from the Secret', () => {
  const { chart } = chartWithFiles();
  const secret = new SopsSecret(chart, 'db', { file: 'db.sops.yaml' });
  new HelmApp(chart, 'shop', { chart: web, namespace: 'shop', values: [HelmValues.fromSecret(secret, 'password', { targetPath: 'db.password' })] });

  expect(only(chart, 'HelmRelease')).toMatchObject({
    spec: { valuesFrom: [{ kind: 'Secret', name: 'shop-database', valuesKey: 'password', targetPath: 'db.password' }] },
  });
});

test('a Secret goes to the cluster of its chart', () => {
  const { chart } = chartWithFiles(PER_CLUSTER);
  const eu = new GitOpsChart(chart, 'eu', { cluster: Cluster.named('eu') });
  new SopsSecret(eu, 'db', { file: 'db.sops.yaml' });

  expect(Object.keys(written(chart))).toContain('apps/eu/db.sops.yaml');
});

test('fails for another cluster where a hub would apply the Secret to its own', () => {
  const { chart } = chartWithFiles();
  expect(faultsOf(() => new SopsSecret(chart, 'db', { file: 'db.sops.yaml', cluster: Cluster.named('eu') }))).toMatchObject([{
    code: 'FLX124', subject: 'apps/db', message: 'SopsSecret "db" is for cluster "eu", and a hub applies plain objects to its own cluster',
  }]);
});

describe.each([['a hub', {}], ['a Flux in each cluster', PER_CLUSTER]] as const)('with %s', (_, flux) => {
  test('a cluster names the Secret with its own keys', () => {
    const { chart } = chartWithFiles({ ...flux, decryptionSecret: 'sops-keys' });
    deliver(chart, 'shop', Cluster.named('eu', { decryptionSecret: { name: 'sops-eu' } }));
    deliver(chart, 'web', Cluster.named('us'));

    const found = Object.entries(decryptions(written(chart))).map(([path, secret]) => [path.slice(path.lastIndexOf('/') + 1), secret]);

    expect(Object.fromEntries(found)).toEqual({ 'eu-apps.yaml': 'sops-eu', 'us-apps.yaml': 'sops-keys' });
  });

  test('what the app lists holds for every release of the cluster', () => {
    const clusters = [Cluster.local('hub', { decryptionSecret: 'sops-hub' }), Cluster.named('eu', { decryptionSecret: 'sops-eu' })];
    const { chart } = chartWithFiles(flux, { clusters });
    deliver(chart, 'shop', Cluster.named('eu'));
    deliver(chart, 'web');
    new FluxKustomization(chart, 'infra', { path: 'infra', decrypt: true });

    const files = written(chart);

    expect(Object.values(decryptions(files)).sort()).toEqual(['sops-eu', 'sops-hub']);
    expect(parseYamlValue(files['apps/hub/infra.yaml'])).toMatchObject({ spec: { decryption: { secretRef: { name: 'sops-hub' } } } });
  });

  test('fails when two releases name two Secrets for one cluster', () => {
    const { chart } = chartWithFiles(flux);
    deliver(chart, 'shop', Cluster.named('eu', { decryptionSecret: 'sops-eu' }));
    expect(faultsOf(() => deliver(chart, 'web', Cluster.named('eu', { decryptionSecret: 'sops-other' })))).toMatchObject([{
      code: 'FLX127', message: 'cluster "eu" decrypts with Secret "sops-other" here, and with "sops-eu" for "apps/shop"',
    }]);
  });
});

test('fails when two Secrets of one name would go to one cluster, and not when they go to two', () => {
  const root = temporaryDirectory();
  writeSecret(root, 'eu.sops.yaml');
  writeSecret(root, 'us.sops.yaml');
  const secrets = (us: Cluster) => {
    const chart = fluxChart({ root, outdir: join(root, us.name) }, PER_CLUSTER);
    new SopsSecret(chart, 'eu-db', { file: 'eu.sops.yaml', cluster: Cluster.named('eu') });
    new SopsSecret(chart, 'us-db', { file: 'us.sops.yaml', cluster: us });
    return () => written(chart);
  };

  expect(faultsOf(secrets(Cluster.named('eu')))).toMatchObject([{
    code: 'OUT104', message: 'Secret "shop-database" in namespace "shop" is made by "apps/eu-db" and by "apps/us-db"',
  }]);
  expect(secrets(Cluster.named('us'))).not.toThrow();
});

test('fails when a Secret of cdk8s has the name of an encrypted one', () => {
  const { chart } = chartWithFiles();
  new SopsSecret(chart, 'db', { file: 'db.sops.yaml' });
  new ApiObject(chart, 'plain', { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'shop-database', namespace: 'shop' } });

  expect(codesOf(() => written(chart))).toEqual(['OUT104']);
});

test('keys of the Secret are checked like those of any other', () => {
  const root = temporaryDirectory();
  writeSecret(root, 'db.sops.yaml', secretManifest('db', 'shop', 'stringData:\n  a/b: hunter2\n'));
  const chart = fluxChart({ root });
  new SopsSecret(chart, 'db', { file: 'db.sops.yaml' });

  expect(codesOf(() => written(chart))).toEqual(['KUB108']);
});
