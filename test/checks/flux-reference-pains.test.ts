/** Mistakes that people of public repositories made, by the issue that tells of them: each is found. */
import { codesIn, FleetOptions, found } from './fleet';
import { configMap, repository } from '../../src/checks/flux-kustomization/examples';
import { exampleWith } from '../../src/checks/image-automation/markers';
import { GIT_REPOSITORY, kustomization, OCI_REPOSITORY, release } from '../../src/checks/reference/examples';
import { encryptedSecret } from '../../src/checks/secret/sops-examples';

const HEADER = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';
const WHOLE: FleetOptions = { isWhole: true };

test('fluxcd/flux2#2148: a script under postBuild loses its variables', () => {
  const script = repository({ 'apps/shop/script.yaml': configMap('for f in *; do cp "${f}" /backup; done') }, '  postBuild: {substitute: {DOMAIN: example.com}}');
  expect(codesIn(script, { target: { flux: '2.8' } })).toEqual(['FLX282']);
});

test('gavinmcfall/home-ops#2425: since Flux 2.9 the build fails at it', () => {
  const dashboard = repository({ 'apps/shop/dashboard.yaml': configMap('{"datasource": "${DS_PROMETHEUS}"}') }, '  postBuild: {substitute: {DOMAIN: example.com}}');
  expect(codesIn(dashboard)).toEqual(['FLX281']);
});

test('fluxcd/kustomize-controller#1011: nothing is substituted without a variable', () => {
  expect(codesIn(repository({ 'apps/shop/shop.yaml': configMap('${dnsPolicy:=ClusterFirst}') }, '  postBuild: {substituteFrom: []}'))).toEqual(['FLX298']);
  expect(codesIn(repository({ 'apps/shop/shop.yaml': configMap('${DS_PROMETHEUS}') }, '  postBuild: {substitute: {}}'))).toEqual([]);
});

test('fluxcd/flux2#1839: a port in quotes is a number after the substitution', () => {
  const deployment = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: shop, namespace: shop}
spec: {template: {spec: {containers: [{name: shop, env: [{name: PORT, value: "\${PORT}"}]}]}}}
`;
  expect(codesIn(repository({ 'apps/shop/shop.yaml': deployment }, '  postBuild: {substitute: {PORT: "8080"}}'))).toEqual(['FLX286']);
});

test('fluxcd/kustomize-controller#1543: the Kustomization above eats variables of patches', () => {
  const patch = '  postBuild: {substitute: {image: shop}}\n  patches:\n    - target: {kind: HelmRelease}\n      patch: |\n        - {op: add, path: /spec/values/image, value: "${image}"}';
  const files = {
    'clusters/prod/shop.yaml': kustomization('apps', '  postBuild: {substitute: {DOMAIN: example.com}}', './apps'),
    'apps/shop.yaml': kustomization('shop', patch, './shop'),
    'shop/shop.yaml': configMap('open'),
  };
  expect(found(repository(files))).toEqual(['FLX281 "${image}" is substituted, and Kustomization "apps" sets no "image"']);
});

test('fluxcd/flux2#956: a HelmRelease cannot depend on a Kustomization', () => {
  const fleet = `${GIT_REPOSITORY}---${OCI_REPOSITORY}---${kustomization('infra')}---${release('shop', '  dependsOn: [{name: infra}]')}`;
  expect(codesIn(fleet, WHOLE)).toEqual(['REF102']);
});

test('fluxcd/image-automation-controller#159: a marker of another namespace does nothing', () => {
  expect(codesIn(exampleWith('image: shop:1.2.3 # {"$imagepolicy": "flux-system:shop"}'))).toEqual(['FLX332']);
});

test('fluxcd/flux2#5036: nor does one outside the path, nor one with text behind it', () => {
  expect(codesIn(exampleWith('image: shop:1.2.3 # {"$imagepolicy": "apps:shop"}', '', ', path: ./clusters'))).toEqual(['FLX333']);
  expect(codesIn(exampleWith('image: shop:1.2.3 # {"$imagepolicy": "apps:shop"} # pinned'))).toEqual(['FLX330']);
});

test('onedr0p/cluster-template#5339: an inner Kustomization does not inherit decryption', () => {
  const files = {
    'clusters/prod/shop.yaml': kustomization('apps', '  decryption: {provider: sops, secretRef: {name: sops-age}}', './apps'),
    'apps/shop.yaml': kustomization('shop', '', './shop'),
    'shop/secret.sops.yaml': encryptedSecret(),
  };
  expect(codesIn(repository(files))).toEqual(['SEC300']);
});

test('fluxcd/kustomize-controller#399: a key without an extension', () => {
  const files = {
    'apps/shop/kustomization.yaml': `${HEADER}secretGenerator: [{name: shop, files: [values=values.enc.yaml]}]\n`,
    'apps/shop/values.enc.yaml': encryptedSecret().slice(encryptedSecret().indexOf('stringData')),
  };
  expect(codesIn(repository(files, '  decryption: {provider: sops, secretRef: {name: sops-age}}'))).toEqual(['SEC302']);
});

test('fluxcd/helm-controller#143: changed values do not start an upgrade', () => {
  const values = configMap('open').replace('namespace: shop', 'namespace: apps');
  expect(codesIn(`${OCI_REPOSITORY}---${values}---${release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop, valuesKey: text, targetPath: state}]')}`, WHOLE)).toEqual(['REF118']);
});

test('fluxcd/flux2#445: a HelmRelease does not learn of the hash', () => {
  const files = {
    'apps/shop/kustomization.yaml': `${HEADER}resources: [shop.yaml]\nnamespace: apps\nconfigMapGenerator: [{name: shop-values, files: [values.yaml]}]\n`,
    'apps/shop/shop.yaml': `${OCI_REPOSITORY}---${release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-values}]')}`,
    'apps/shop/values.yaml': 'replicaCount: 2\n',
  };
  expect(codesIn(repository(files))).toEqual(['REF117']);
  expect(codesIn(repository({ ...files, 'apps/shop/kustomization.yaml': `${files['apps/shop/kustomization.yaml']}configurations: [names.yaml]\n`, 'apps/shop/names.yaml': 'nameReference: []\n' }))).toEqual([]);
  expect(codesIn(repository({
    'apps/shop/kustomization.yaml': `${HEADER}resources: [../../base]\nnamespace: apps\nconfigMapGenerator: [{name: shop-values, files: [values.yaml]}]\n`,
    'apps/shop/values.yaml': files['apps/shop/values.yaml'],
    'base/kustomization.yaml': `${HEADER}resources: [shop.yaml]\nconfigurations: [names.yaml]\n`,
    'base/names.yaml': 'nameReference: []\n',
    'base/shop.yaml': files['apps/shop/shop.yaml'],
  }))).toEqual([]);
});

test('fluxcd/flux2#2673: two names that are one release', () => {
  const fleet = `${OCI_REPOSITORY}---${release('apps-shop')}---${release('shop', '  targetNamespace: apps')}`;
  expect(codesIn(fleet)).toEqual(['REF152']);
});

test('fluxcd/helm-controller#387: custom resources beside the chart that brings their kind', () => {
  const chart = OCI_REPOSITORY.replace('charts/shop', 'charts/cert-manager');
  const issuer = 'apiVersion: cert-manager.io/v1\nkind: Issuer\nmetadata: {name: shop, namespace: apps}\nspec: {selfSigned: {}}\n';
  expect(codesIn(repository({ 'apps/shop/release.yaml': `${chart}---${release('cert-manager')}`, 'apps/shop/issuer.yaml': issuer }))).toEqual(['REF154']);
});

test('fluxcd/flux2#1522: one object twice breaks the build', () => {
  expect(codesIn(repository({ 'apps/shop/one.yaml': configMap('open'), 'apps/shop/more/two.yaml': configMap('closed') }))).toEqual(['REF150']);
});

test('values beside manifests break a folder without a kustomization', () => {
  expect(codesIn(repository({ 'apps/shop/shop.yaml': configMap('open'), 'apps/shop/values/prod.yaml': 'image: {tag: 1.2.3}\n' }))).toEqual(['FLX280']);
});
