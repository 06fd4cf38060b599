import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Decryptor } from '../../conformance/decryptor';
import { argoReleases, EffectiveRelease, fluxReleases } from '../../conformance/effective-values';
import { Example } from '../../conformance/example';
import { Toolbox } from '../../conformance/toolbox';
import { readTree } from '../../conformance/tree';
import { Verdicts } from '../../conformance/verdicts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'effective-values-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Decrypts nothing: says which file it was asked for. */
class NamingDecryptor extends Decryptor {
  public constructor() {
    super(new Toolbox(new Map()), undefined);
  }

  public override decrypt(file: string): string {
    return `clear: ${file.slice(folder.length + 1)}\n`;
  }
}

interface Reading { readonly releases: readonly EffectiveRelease[]; readonly failures: readonly string[] }

function read(engine: 'argocd' | 'flux', files: Readonly<Record<string, string>>): Reading {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const example = new Example('test', folder);
  const world = { tree: readTree(join(folder, 'expected', engine)), example, decryptor: new NamingDecryptor() };
  const verdicts = new Verdicts();
  const releases = engine === 'argocd' ? argoReleases(new Toolbox(new Map()), world, verdicts) : fluxReleases(world, verdicts);
  return { releases, failures: verdicts.result('', '').failures };
}

function layersOf({ releases, failures }: Reading): readonly string[] {
  expect(failures).toEqual([]);
  return releases[0].layers.map(({ flag, text }) => `${flag} ${text.trim()}`);
}

const ENCRYPTED = 'password: ENC[AES256_GCM,data:x]\nsops:\n    mac: ENC[AES256_GCM,data:y]\n';

const APPLICATION = `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop, namespace: argocd}
spec:
  destination: {namespace: shop}
  sources:
    - repoURL: ghcr.io/org/charts
      chart: shop
      targetRevision: 1.2.3
      helm:
        valueFiles: [$config/envs/prod.yaml, $config/envs/secret.yaml]
        valuesObject: {inline: 1}
        parameters:
          - {name: list, value: 'a,b'}
          - {name: tag, value: $ARGOCD_APP_NAME, forceString: true}
    - repoURL: https://github.com/org/config.git
      ref: config
`;

const RELEASE = `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  chartRef: {kind: OCIRepository, name: shop}
  valuesFrom:
    - {kind: ConfigMap, name: base}
    - {kind: Secret, name: secret, valuesKey: secret.yaml}
    - {kind: Secret, name: pins, valuesKey: tag, targetPath: image.tag}
    - {kind: ConfigMap, name: absent, optional: true}
  values: {inline: 1}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec: {url: 'oci://ghcr.io/org/charts/shop', ref: {tag: 1.2.3}}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: base, namespace: shop}
data: {values.yaml: 'base: 1'}
---
apiVersion: v1
kind: Secret
metadata: {name: pins, namespace: shop}
data: {tag: djE=}
`;

const KUSTOMIZATION = `
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
secretGenerator:
  - {name: secret, files: [secret.yaml=values.enc.yaml]}
`;

describe('Argo CD', () => {
  test('files come first, then inline values, then parameters, with commas escaped and the build environment filled in', () => {
    const reading = read('argocd', {
      'judge.json': '{"repositories": {"ssh://git@github.com/org/config": "config"}}',
      'config/envs/prod.yaml': 'env: prod',
      'config/envs/secret.yaml': ENCRYPTED,
      'expected/argocd/apps.yaml': APPLICATION,
    });
    expect(layersOf(reading)).toEqual([
      '-f env: prod', '-f clear: config/envs/secret.yaml', '-f inline: 1', '--set list=a\\,b', '--set-string tag=shop',
    ]);
  });

  test('a helm-secrets URL is followed from the folder of the chart and decrypted', () => {
    const application = `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop}
spec:
  source:
    repoURL: https://github.com/org/config
    path: charts/shop
    helm: {valueFiles: ['secrets+age-import:///keys/age.txt?../secret.yaml', 'secrets://?none.yaml']}
`;
    const reading = read('argocd', {
      'charts/shop/Chart.yaml': 'name: shop',
      'charts/secret.yaml': ENCRYPTED,
      'expected/argocd/app.yaml': application,
    });
    expect(layersOf(reading)).toEqual(['-f clear: charts/secret.yaml']);
    expect(reading.releases[0].chart).toEqual({ id: 'github.com/org/config//charts/shop', folder: join(folder, 'charts/shop') });
  });

  test('a path into the output is looked up there, any other path of its repository beside the program', () => {
    const application = (files: string) => APPLICATION.replace(/valueFiles: .*/, `valueFiles: ${files}`);
    const files = {
      'judge.json': '{"repository": "https://github.com/org/config", "outputPath": {"argocd": "out/argocd", "flux": "out/flux"}}',
      'expected/argocd/envs/prod.yaml': 'from: output',
      'out/argocd/envs/prod.yaml': 'from: an earlier run',
      'values/prod.yaml': 'from: example',
      'expected/argocd/apps.yaml': application('[$config/out/argocd/envs/prod.yaml, $config/values/prod.yaml]'),
    };
    expect(layersOf(read('argocd', files)).slice(0, 2)).toEqual(['-f from: output', '-f from: example']);
    const { failures } = read('argocd', { ...files, 'judge.json': '{"repository": "https://github.com/org/other"}' });
    expect(failures).toEqual([expect.stringContaining('values file "$config/out/argocd/envs/prod.yaml" is not there')]);
  });

  test('fails when nothing stands for the repository of a path: it may be a chart', () => {
    const application = `
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: shop}
spec:
  source: {repoURL: https://github.com/org/shop, path: charts/shop}
`;
    const { failures } = read('argocd', { 'expected/argocd/app.yaml': application });
    expect(failures).toEqual([expect.stringContaining('no local copy has "charts/shop" of https://github.com/org/shop')]);
  });

  test('fails when a values file is not there', () => {
    const { failures } = read('argocd', { 'expected/argocd/apps.yaml': APPLICATION });
    expect(failures).toEqual([expect.stringMatching(/apps\.yaml Application\/shop: values file "\$config\/envs\/prod\.yaml" is not there$/)]);
  });
});

describe('Flux', () => {
  test('references come in their order, from objects and from generators, and inline values come last', () => {
    const reading = read('flux', {
      'expected/flux/apps/shop.yaml': RELEASE,
      'expected/flux/apps/kustomization.yaml': KUSTOMIZATION,
      'expected/flux/apps/values.enc.yaml': ENCRYPTED,
    });
    expect(layersOf(reading)).toEqual([
      '-f base: 1', '-f clear: expected/flux/apps/values.enc.yaml', '--set image.tag=v1', '-f inline: 1',
    ]);
    expect(reading.releases[0].chart.id).toBe('ghcr.io/org/charts/shop@1.2.3');
  });

  test('of two generators with one name the nearer one counts', () => {
    const release = `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop}
spec:
  targetNamespace: shop
  chartRef: {kind: OCIRepository, name: shop}
  valuesFrom: [{kind: Secret, name: secret, valuesKey: secret.yaml}]
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop}
spec: {url: 'oci://ghcr.io/org/charts/shop'}
`;
    const reading = read('flux', {
      'expected/flux/dev/kustomization.yaml': KUSTOMIZATION,
      'expected/flux/dev/values.enc.yaml': 'env: dev',
      'expected/flux/prod/kustomization.yaml': KUSTOMIZATION,
      'expected/flux/prod/values.enc.yaml': 'env: prod',
      'expected/flux/prod/shop.yaml': release,
    });
    expect(layersOf(reading)).toEqual(['-f env: prod']);
    expect(reading.releases[0].release).toBe('shop-shop');
  });

  test('an artifact made of a chart and a values file merges the file onto the chart', () => {
    const objects = `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec: {chartRef: {kind: ExternalArtifact, name: shop-prod}}
---
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: shop, namespace: shop}
spec:
  sources: [{alias: chart, kind: OCIRepository, name: shop}, {alias: repo, kind: GitRepository, name: config}]
  artifacts:
    - name: shop-prod
      copy:
        - {from: '@chart/', to: '@artifact/'}
        - {from: '@repo/envs/prod.yaml', to: '@artifact/shop/values.yaml', strategy: Merge}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec: {url: 'oci://ghcr.io/org/charts/shop', ref: {semver: 1.x}}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: config, namespace: shop}
spec: {url: 'https://github.com/org/config'}
`;
    const { releases, failures } = read('flux', { 'expected/flux/shop.yaml': objects, 'envs/prod.yaml': 'env: prod' });
    expect(failures).toEqual([]);
    expect(releases[0].chart).toEqual({ id: 'ghcr.io/org/charts/shop@1.x', mergedValues: ['env: prod'] });
  });

  test('fails when an artifact merges values into another file than the values.yaml of the chart', () => {
    const objects = `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop}
spec: {chartRef: {kind: ExternalArtifact, name: shop}}
---
apiVersion: source.extensions.fluxcd.io/v1beta1
kind: ArtifactGenerator
metadata: {name: shop}
spec:
  sources: [{alias: chart, kind: OCIRepository, name: shop}]
  artifacts:
    - name: shop
      copy:
        - {from: '@chart/', to: '@artifact/'}
        - {from: '@chart/shop/values-prod.yaml', to: '@artifact/values.yaml', strategy: Merge}
---
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop}
spec: {url: 'oci://ghcr.io/org/charts/shop'}
`;
    const { failures } = read('flux', { 'expected/flux/shop.yaml': objects });
    expect(failures).toEqual([expect.stringMatching(/merges into "@artifact\/values\.yaml", which is not the chart's values\.yaml$/)]);
  });

  test('fails when nobody makes a referenced Secret, unless an ExternalSecret or the cluster does', () => {
    const files = { 'expected/flux/apps/shop.yaml': RELEASE };
    const [failure] = read('flux', files).failures;
    expect(failure).toMatch(/shop\.yaml HelmRelease\/shop: valuesFrom: Secret\/secret with key "secret\.yaml" is not in the output$/);
    const { releases } = read('flux', { ...files, 'judge.json': '{"external": ["Secret/secret"]}' });
    expect(releases[0].unknown).toEqual(['Secret/secret is known only in the cluster']);
  });
});
