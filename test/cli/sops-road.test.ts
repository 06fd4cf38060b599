/** The whole road: a key, a file, a release, and what either engine makes of them. Every step is the library's own. */
import { join } from 'node:path';
import { Person, SopsFolder } from './sops-folder';
import { ArgoCd } from '../../src/argocd/argo-cd';
import { HelmSecrets } from '../../src/argocd/helm-secrets';
import { ChartSource, Delivery, GitSource, HelmApp, HelmValues, SopsValues } from '../../src/constructs';
import { FluxCd } from '../../src/flux/flux-cd';
import { GitOpsApp, GitOpsChart } from '../../src/layout';
import { decryptSopsFile, parseIdentities, plainData, sopsFormatOfKey } from '../../src/sops';
import { parseYaml } from '../../src/text';

type Fields = Readonly<Record<string, any>>;

const PLAIN = 'database:\n  password: correct-horse\n  port: 5432\n';
const alice = new Person();
let folder: SopsFolder;
let cluster: string;

/** Two keys, a rule, an encrypted file: as a team would do it. */
beforeEach(() => {
  folder = new SopsFolder();
  cluster = folder.run(['keygen', '--output', '@cluster.agekey']).out.trim();
  folder.write('.sops.yaml', JSON.stringify({ creation_rules: [{ path_regex: 'secrets/', age: [alice.recipient, cluster] }] })).write('secrets/prod.enc.yaml', PLAIN);
  expect(folder.run(['encrypt', '--in-place', '@secrets/prod.enc.yaml']).code).toBe(0);
});

afterEach(() => folder.remove());

function synth(delivery: Delivery): void {
  const app = new GitOpsApp({
    delivery, root: folder.path, outdir: folder.at('dist'), repository: GitSource.fromUrl('https://git.example/config', { branch: 'main' }),
  });
  const apps = new GitOpsChart(app, 'apps');
  new HelmApp(apps, 'shop', {
    chart: ChartSource.fromOci('oci://ghcr.io/myorg/charts/shop', '2.3.1'),
    namespace: 'shop',
    values: [HelmValues.inline({ replicaCount: 3 }), SopsValues.fromFile(apps, 'shop-secrets', 'secrets/prod.enc.yaml')],
  });
  app.synth();
}

const objects = (): Fields[] => folder.names().filter((name) => /^dist\/.*\.yaml$/.test(name))
  .flatMap((name) => parseYaml(folder.read(name)).documents.map(({ value }) => ({ file: name, ...value as Fields })));
const only = (kind: string): Fields => objects().filter((object) => object.kind === kind && object.apiVersion !== 'kustomize.config.k8s.io/v1beta1')[0];

/** With the cluster's key and nobody else's. */
function decrypted(file: string, key: string): unknown {
  const identities = parseIdentities(folder.read('cluster.agekey'), 'cluster.agekey');
  return plainData(decryptSopsFile(Buffer.from(folder.read(file)), file, identities, sopsFormatOfKey(key)).tree)[0];
}

function expectNoPlaintext(): void {
  expect(folder.names().filter((name) => /\.\w+$/.test(name) && name.startsWith('dist') && folder.read(name).includes('correct-horse'))).toEqual([]);
}

test('Flux: the Kustomization decrypts the file, and the HelmRelease reads the Secret that is made of it', () => {
  synth(new FluxCd());
  const { valuesFrom } = only('HelmRelease').spec;
  const { kind, name, valuesKey } = valuesFrom[1];
  const folders = objects().filter(({ secretGenerator }) => secretGenerator !== undefined);
  const { file, secretGenerator } = folders[0];
  const [key, source] = secretGenerator.find((made: Fields) => made.name === name).files[0].split('=');

  expect({ kind, key }).toEqual({ kind: 'Secret', key: valuesKey });
  expect(only('Kustomization').spec.decryption).toEqual({ provider: 'sops', secretRef: { name: 'sops-age' } });
  expect(decrypted(join(file, '..', source), key)).toEqual({ database: { password: 'correct-horse', port: 5432 } });
  expectNoPlaintext();
});

test('Argo CD: the repo-server decrypts the values file that the Application names', () => {
  synth(new ArgoCd({ helmSecrets: HelmSecrets.wrapper() }));
  const { sources } = only('Application').spec;
  const paths = (sources[0].helm.valueFiles as string[]).map((path) => path.replace('$values/', ''));
  const encrypted = paths.find((path) => path.endsWith('.sops.yaml'))!;

  expect(sources[1]).toMatchObject({ ref: 'values', repoURL: 'https://git.example/config' });
  expect(decrypted(encrypted, 'values.yaml')).toEqual({ database: { password: 'correct-horse', port: 5432 } });
  expectNoPlaintext();
});

test.each<[string, () => Delivery]>([['Flux', () => new FluxCd()], ['Argo CD', () => new ArgoCd({ helmSecrets: HelmSecrets.wrapper() })]])(
  'after an edit and a new member, %s gets the new ciphertext and the cluster still decrypts it', (_, delivery) => {
    const bob = new Person();
    folder.write('plain.yaml', PLAIN.replace('correct-horse', 'battery-staple'))
      .write('.sops.yaml', JSON.stringify({ creation_rules: [{ path_regex: 'secrets/', age: [alice.recipient, cluster, bob.recipient] }] }));
    folder.run(['encrypt', '@plain.yaml', '--filename-override', '@secrets/prod.enc.yaml', '--output', '@secrets/prod.enc.yaml'], alice);
    synth(delivery());
    const copy = folder.names().find((name) => name.startsWith('dist/') && name.endsWith('.sops.yaml'))!;

    expect(folder.read(copy)).toBe(folder.read('secrets/prod.enc.yaml'));
    expect(decrypted(copy, 'values.yaml')).toMatchObject({ database: { password: 'battery-staple' } });
    expect(folder.run(['verify', '@'], bob)).toMatchObject({ code: 0, err: expect.stringContaining('MAC checked in all') });
  },
);
