import { ArgoCdProps } from '../../src/argocd/argo-cd';
import { Ksops } from '../../src/argocd/ksops';
import { Cluster, SopsSecret } from '../../src/constructs';
import { GitOpsAppProps } from '../../src/layout';
import { parseYamlValue } from '../../src/text';
import { argoChart, config, temporaryDirectory, written } from '../apps';
import { codesOf, faultsOf } from '../faults-of';
import { secretManifest, writeSecret } from '../sops-manifests';

function chartWithFiles(argo: ArgoCdProps = { ksops: Ksops.exec() }, app: GitOpsAppProps = { repository: config }) {
  const root = temporaryDirectory();
  const bytes = writeSecret(root, 'db.sops.yaml');
  writeSecret(root, 'mail.sops.json', '{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "mail", "namespace": "shop"}, "stringData": {"password": "hunter2"}}');
  writeSecret(root, 'web.sops.yaml', secretManifest('tokens', 'web'));
  return { chart: argoChart({ root, ...app }, argo), bytes };
}

test('the Secrets of a namespace are a folder that KSOPS builds', () => {
  const { chart, bytes } = chartWithFiles();
  new SopsSecret(chart, 'mail', { file: 'mail.sops.json' });
  new SopsSecret(chart, 'database', { file: 'db.sops.yaml' });

  const files = written(chart);

  expect(Object.keys(files).sort()).toEqual([
    'apps/shop-secrets.yaml',
    ...['database.sops.yaml', 'ksops.yaml', 'kustomization.yaml', 'mail.sops.json'].map((file) => `secrets/in-cluster/shop/${file}`),
  ]);
  expect(files['secrets/in-cluster/shop/database.sops.yaml']).toBe(bytes.toString('utf8'));
  expect(parseYamlValue(files['secrets/in-cluster/shop/kustomization.yaml'])).toEqual({
    apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', generators: ['ksops.yaml'],
  });
  expect(files['secrets/in-cluster/shop/ksops.yaml']).toBe(`apiVersion: viaduct.ai/v1
kind: ksops
metadata:
  name: shop-secrets
  annotations:
    config.kubernetes.io/function: |
      exec:
        path: ksops
files:
  - database.sops.yaml
  - mail.sops.json
`);
});

test('an Application applies the folder, and makes the namespace where it comes before the release', () => {
  const { chart } = chartWithFiles({ ksops: Ksops.exec(), project: 'shop' });
  new SopsSecret(chart, 'database', { file: 'db.sops.yaml' });

  expect(parseYamlValue(written(chart)['apps/shop-secrets.yaml'])).toEqual({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'shop-secrets', namespace: 'argocd', finalizers: ['resources-finalizer.argocd.argoproj.io'] },
    spec: {
      project: 'shop',
      source: { repoURL: 'https://github.com/myorg/config', targetRevision: 'main', path: 'dist/secrets/in-cluster/shop' },
      destination: { name: 'in-cluster', namespace: 'shop' },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    },
  });
});

test('each namespace of each cluster has a folder and an Application of its own', () => {
  const { chart } = chartWithFiles();
  const eu = Cluster.named('eu', { server: 'https://eu.example.com' });
  new SopsSecret(chart, 'database', { file: 'db.sops.yaml' });
  new SopsSecret(chart, 'eu-database', { file: 'db.sops.yaml', cluster: eu });
  new SopsSecret(chart, 'tokens', { file: 'web.sops.yaml', cluster: eu });

  const files = written(chart);

  expect(Object.keys(files).filter((path) => path.startsWith('apps/'))).toEqual(['apps/eu-shop-secrets.yaml', 'apps/eu-web-secrets.yaml', 'apps/shop-secrets.yaml']);
  expect(parseYamlValue(files['apps/eu-web-secrets.yaml'])).toMatchObject({
    spec: { source: { path: 'dist/secrets/eu/web' }, destination: { server: 'https://eu.example.com', namespace: 'web' } },
  });
});

test('fails where nothing is said to decrypt, with the nearest thing', () => {
  const { chart } = chartWithFiles({});
  expect(faultsOf(() => new SopsSecret(chart, 'database', { file: 'db.sops.yaml' }))).toMatchObject([{
    code: 'ARG113',
    subject: 'apps/database',
    message: 'SopsSecret "database" would be applied encrypted: Argo CD does not decrypt by itself',
    fix: 'install KSOPS on the repo-server and say so with new ArgoCd({ ksops: Ksops.exec() }), or keep the secret in a store and use ExternalSecret',
  }]);
});

test('fails when the repository of the output is unknown', () => {
  const { chart } = chartWithFiles(undefined, {});
  expect(codesOf(() => new SopsSecret(chart, 'database', { file: 'db.sops.yaml' }))).toEqual(['OUT102']);
});

test('fails when two Secrets of one name go to one cluster', () => {
  const { chart } = chartWithFiles();
  new SopsSecret(chart, 'database', { file: 'db.sops.yaml' });
  new SopsSecret(chart, 'again', { file: 'db.sops.yaml' });

  expect(codesOf(() => written(chart))).toEqual(['OUT104']);
});
