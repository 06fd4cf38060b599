import { codesIn, found } from './fleet';

function source(kind: string, spec: string): string {
  return `
apiVersion: source.toolkit.fluxcd.io/v1
kind: ${kind}
metadata: {name: shop, namespace: flux-system}
spec: {${spec}}
`;
}

const git = (spec: string, url = 'https://github.com/myorg/shop') => source('GitRepository', `interval: 10m, url: '${url}', ${spec}`);
const oci = (spec: string, url = 'oci://ghcr.io/myorg/charts/shop') => source('OCIRepository', `interval: 10m, url: '${url}', ${spec}`);
const helm = (spec: string) => source('HelmRepository', `interval: 10m, ${spec}`);
const REF = 'ref: {branch: main}';
const KEY = 'secretRef: {name: key}';

describe('the address of a GitRepository', () => {
  test.each([
    ['https://github.com/myorg/shop', REF],
    ['https://github.com/myorg/shop.git', REF],
    ['https://gitlab.com/a/b/c/tree', REF],
    ['http://robot@git.local:3000/shop', REF],
    ['ssh://git@github.com/myorg/shop', `${REF}, ${KEY}`],
    ['ssh://git@git.local:2222/myorg/shop', `${REF}, ${KEY}`],
    ['ssh://git@[::1]:2222/myorg/shop', `${REF}, ${KEY}`],
    ['ssh://git@ssh.dev.azure.com/v3/org/project/repo', `${REF}, ${KEY}`],
    ['ssh://git@${HOST}:myorg/shop', `${REF}, ${KEY}`],
    ['https://dev.azure.com/org/project/_git/repo', `${REF}, provider: azure`],
  ])('may be %s', (url, spec) => {
    expect(codesIn(git(spec, url))).toEqual([]);
  });

  test.each([
    ['ssh://git@github.com/myorg/shop', REF, 'FLX262'],
    ['ssh://git@github.com:myorg/shop.git', `${REF}, ${KEY}`, 'FLX263'],
    ['https://git.local:myorg/shop.git', REF, 'FLX263'],
    ['git@github.com:myorg/shop.git', REF, 'SCH109'],
    ['https://github.com/myorg/shop/tree/main/deploy', REF, 'FLX274'],
    ['https://gitlab.com/a/b/c/-/tree/main/deploy', REF, 'FLX274'],
    ['https://github.com/myorg/shop/blob/main/a.yaml', REF, 'FLX274'],
    ['https://github.com/myorg/shop', `${REF}, provider: github`, 'FLX264'],
  ])('fails as %s', (url, spec, code) => {
    expect(codesIn(git(spec, url))).toEqual([code]);
  });

  test('is said without its password', () => {
    expect(found(git(REF, 'https://me:secret@git.local:myorg/shop')).join('')).not.toContain('secret');
  });
});

describe('the reference of a GitRepository', () => {
  test.each([
    'branch: main', 'tag: v1.2.3', "semver: '>=1.0.0 <2.0.0'", 'name: refs/heads/main', 'name: refs/pull/7/head', 'name: HEAD', "branch: main, tag: ''",
    'branch: main, commit: 363a6a8fe6a7f13e05d34c163b0ef02a777da20a', "commit: '${COMMIT}'", "semver: '${RANGE}'", 'branch: heads/main',
    'tag: v1, commit: 363a6a8fe6a7f13e05d34c163b0ef02a777da20a',
  ])('may be %s', (ref) => {
    expect(codesIn(git(`ref: {${ref}}`))).toEqual([]);
  });

  test.each([
    ['branch: main, tag: v1', ['FLX258']],
    ['tag: v1, semver: 1.x', ['FLX258']],
    ['name: refs/heads/main, branch: main', ['FLX258']],
    ['name: main', ['FLX259']],
    ['name: heads/main', ['FLX259']],
    ['commit: 363a6a8', ['FLX260']],
    ['commit: main', ['FLX260']],
    ['branch: refs/heads/main', ['FLX261']],
    ['tag: refs/tags/v1', ['FLX261']],
    ['semver: latest', ['FLX255']],
  ])('fails as %s', (ref, codes) => {
    expect(codesIn(git(`ref: {${ref}}`))).toEqual(codes);
  });

  test('of an ImageUpdateAutomation is checked as well', () => {
    const automation = (ref: string) => `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageUpdateAutomation
metadata: {name: shop, namespace: flux-system}
spec:
  interval: 30m
  sourceRef: {kind: GitRepository, name: flux-system}
  git: {checkout: {ref: {${ref}}}, commit: {author: {email: flux@example.org}}, push: {branch: refs/heads/main}}
`;
    expect(codesIn(automation('branch: main'))).toEqual(['FLX261']);
    expect(codesIn(automation('name: main, branch: main'))).toEqual(['FLX259', 'FLX261']);
  });
});

describe('what else a GitRepository says', () => {
  const verify = (mode: string) => `verify: {mode: ${mode}, secretRef: {name: signers}}`;
  test.each([
    [`${REF}, ${verify('HEAD')}`, []],
    [`${REF}, ${verify('TagAndHEAD')}`, ['FLX265']],
    [verify('Tag'), ['FLX265']],
    [`ref: {name: refs/heads/main}, ${verify('Tag')}`, ['FLX265']],
    [`ref: {name: refs/tags/v1}, ${verify('Tag')}`, []],
    [`ref: {name: '\${REF}'}, ${verify('Tag')}`, []],
    [`ref: {tag: '\${TAG}'}, ${verify('Tag')}`, []],
    [`${REF}, sparseCheckout: [deploy, ./apps/prod, a/../b2]`, ['FLX269']],
    [`${REF}, sparseCheckout: [deploy, ./apps/prod]`, []],
    [`${REF}, sparseCheckout: ['apps/*']`, ['FLX269']],
  ])('%s', (spec, codes) => {
    expect(codesIn(git(spec))).toEqual(codes);
  });

  test.each(['10m', '0.5h', '1h0m0s', '${INTERVAL}'])('interval may be %s', (interval) => {
    expect(codesIn(source('GitRepository', `interval: '${interval}', url: 'https://github.com/myorg/shop'`)).filter((code) => code === 'FLX275')).toEqual([]);
  });

  test.each(['0s', '0h0m', '0.0s'])('interval may not be %s', (interval) => {
    expect(codesIn(source('GitRepository', `interval: ${interval}, url: 'https://github.com/myorg/shop'`))).toEqual(['FLX275']);
  });
});

describe('an OCIRepository', () => {
  test.each(['oci://ghcr.io/myorg/shop', 'oci://localhost:5000/shop', 'oci://registry.local:5000/my_org/shop-1.x', 'oci://ghcr.io/${ORG}/shop'])('may be at %s', (url) => {
    expect(codesIn(oci('ref: {tag: 1.2.3}', url))).toEqual([]);
  });

  test.each([
    ['oci://ghcr.io/myorg/shop:1.2.3', 'FLX252'],
    ['oci://ghcr.io/myorg/shop@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08', 'FLX252'],
    ['oci://localhost:5000/shop:v1', 'FLX252'],
    ['oci://ghcr.io/MyOrg/shop', 'FLX253'],
  ])('fails at %s', (url, code) => {
    expect(codesIn(oci('ref: {tag: 1.2.3}', url))).toEqual([code]);
  });

  test.each([
    ['tag: 1.2.3', []],
    ["tag: 1.2.3, digest: 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'", []],
    ["tag: 1.2.3, semver: '1.x'", ['FLX258']],
    ['digest: latest', ['FLX254']],
    ["digest: '${DIGEST}'", []],
    ["semver: '>=1.0.0-0', semverFilter: '.*-rc.*'", []],
    ["semverFilter: ''", []],
    ["semver: '*', semverFilter: '(?<!x)y'", ['FLX256']],
  ])('may refer to %s', (ref, codes) => {
    expect(codesIn(oci(`ref: {${ref}}`))).toEqual(codes);
  });

  test.each([
    ['provider: cosign', []],
    ['provider: cosign, secretRef: {name: key}', []],
    ['provider: notation, secretRef: {name: trust}', []],
    ['provider: notation', ['FLX270']],
    ["provider: cosign, matchOIDCIdentity: [{issuer: '^https://a$', subject: '^b$'}]", []],
    ["provider: cosign, matchOIDCIdentity: [{issuer: '^https://a$', subject: '*'}]", ['FLX271']],
    ['provider: notation, secretRef: {name: trust}, matchOIDCIdentity: [{issuer: a, subject: b}]', ['FLX272']],
  ])('verified with %s', (verify, codes) => {
    expect(codesIn(oci(`ref: {tag: 1.2.3}, verify: {${verify}}`))).toEqual(codes);
  });
});

describe('a HelmRepository', () => {
  test.each([
    ["url: 'https://charts.example.com'", []],
    ["type: default, url: 'https://charts.example.com/stable/'", []],
    ["type: oci, url: 'oci://ghcr.io/myorg/charts', provider: aws", []],
    ["url: 'https://charts.example.com', provider: generic", []],
    ["type: '${TYPE}', url: 'oci://ghcr.io/myorg/charts'", []],
    ["type: default, url: 'oci://ghcr.io/myorg/charts'", ['FLX250']],
    ["type: oci, url: 'http://ghcr.io/myorg/charts'", ['FLX251']],
    ["url: 'https://charts.example.com', insecure: true", ['FLX268']],
    ["url: 'https://charts.example.com/index.yaml'", ['FLX273']],
    ["url: 'https://charts.example.com/index.yaml/stable'", []],
  ])('%s', (spec, codes) => {
    expect(codesIn(helm(spec)).filter((code) => code.startsWith('FLX'))).toEqual(codes);
  });

  test('whose address ends with the name of the chart is found from the release', () => {
    const release = `---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, chart: {spec: {chart: shop, sourceRef: {kind: HelmRepository, name: shop}}}}
`;
    expect(codesIn(helm("type: oci, url: 'oci://ghcr.io/myorg/shop/'") + release)).toEqual(['FLX207']);
    expect(codesIn(helm("type: oci, url: 'oci://ghcr.io/myorg/workshop'") + release)).toEqual([]);
    expect(codesIn(helm("url: 'https://charts.example.com/shop'") + release)).toEqual([]);
  });
});

test.each([
  ['endpoint: minio.example.com', []],
  ["endpoint: 'minio.local:9000'", []],
  ["endpoint: 'http://minio.local:9000', insecure: true", ['FLX267']],
  ["endpoint: 'https://s3.amazonaws.com', provider: aws", ['FLX267']],
  ["endpoint: 'https://shop.blob.core.windows.net', provider: azure", []],
])('a Bucket with %s', (spec, codes) => {
  expect(codesIn(source('Bucket', `interval: 10m, bucketName: shop, ${spec}`))).toEqual(codes);
});

test.each(['GitRepository', 'OCIRepository', 'HelmRepository', 'HelmChart', 'Bucket'])('no check throws, or reports what is of a wrong type, in a %s', (kind) => {
  const specs = [
    'url: 7, ref: [], verify: 7, sparseCheckout: {}, interval: 0, type: [], provider: 7, endpoint: []',
    'ref: {branch: 7, tag: [], semver: 1, commit: 7, name: {}}, verify: {matchOIDCIdentity: [null, {issuer: 7}]}, sparseCheckout: [null, 7]',
    'chart: 7, version: 1.2, sourceRef: GitRepository',
  ];
  for (const spec of specs) {
    expect(codesIn(source(kind, spec)).filter((code) => /^FLX2/.test(code))).toEqual([]);
  }
});
