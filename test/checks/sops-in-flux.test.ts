import { codesIn } from './fleet';
import { configMap, repository } from '../../src/checks/flux-kustomization/examples';
import { kustomization } from '../../src/checks/reference/examples';
import { CIPHERTEXT, encryptedSecret, SOPS } from '../../src/checks/secret/sops-examples';

const HEADER = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';
const DECRYPTION = '  decryption: {provider: sops, secretRef: {name: sops-age}}';

test.each([
  ['that is decrypted', repository({ 'apps/shop/secret.sops.yaml': encryptedSecret() }, DECRYPTION)],
  ['that nobody applies', repository({ 'apps/shop/shop.yaml': configMap('a'), 'apps/other/secret.sops.yaml': encryptedSecret() })],
  ['that is wanted as it is', repository({
    'apps/shop/secret.sops.yaml': encryptedSecret('', 'name: shop, namespace: apps, annotations: {kustomize.toolkit.fluxcd.io/decrypt: Disabled}'),
  })],
  ['whose Kustomization is patched from above', repository({
    'clusters/prod/shop.yaml': kustomization('apps', '  patches:\n    - target: {kind: Kustomization}\n      patch: "- {op: add, path: /spec/decryption, value: {provider: sops}}"', './apps'),
    'apps/shop.yaml': kustomization('shop', '', './shop'),
    'shop/secret.sops.yaml': encryptedSecret(),
  })],
  ['of a generator', repository({
    'apps/shop/kustomization.yaml': `${HEADER}secretGenerator: [{name: shop, files: [values.yaml=shop.enc.yaml]}]\n`,
    'apps/shop/shop.enc.yaml': `password: ${CIPHERTEXT}\n${SOPS}`,
  }, DECRYPTION)],
  ['of a generator, as JSON under any key', repository({
    'apps/shop/kustomization.yaml': `${HEADER}secretGenerator: [{name: shop, files: [key=shop.bin]}]\n`,
    'apps/shop/shop.bin': `{"data": "${CIPHERTEXT}", "sops": {"mac": "${CIPHERTEXT}"}}`,
  }, DECRYPTION)],
])('an encrypted Secret %s is not reported', (_, yaml) => {
  expect(codesIn(yaml)).toEqual([]);
});

test('a generator of encrypted files needs decryption, too', () => {
  expect(codesIn(repository({
    'apps/shop/kustomization.yaml': `${HEADER}secretGenerator: [{name: shop, files: [values.yaml=shop.enc.yaml]}]\n`,
    'apps/shop/shop.enc.yaml': `password: ${CIPHERTEXT}\n${SOPS}`,
  }))).toEqual(['SEC300']);
});

test.each([
  ['encrypted_regex: ^(data|stringData)$', ['SEC303']],
  ['encrypted_regex: ^password$', []],
  ['unencrypted_regex: ^username$', []],
  ['unencrypted_suffix: name', []],
  ['encrypted_suffix: name', ['SEC303']],
  ['unencrypted_comment_regex: plain', []],
])('a plain username under %s gives %j', (rule, codes) => {
  const secret = encryptedSecret('  username: shop\n').replace('encrypted_regex: ^(data|stringData)$', rule);
  expect(codesIn(secret)).toEqual(codes);
  expect(codesIn(repository({ 'apps/shop/secret.sops.yaml': secret }, DECRYPTION))).toEqual(codes);
});

test('empty text is not encrypted', () => {
  expect(codesIn(encryptedSecret("  username: ''\n"))).toEqual([]);
});
