import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import { Delivery, HelmValues, SopsSecret } from '../../src/constructs';
import { FluxCd } from '../../src/flux/flux-cd';
import { DEFAULT_RULE, SopsRule } from '../../src/sops';
import { fluxChart, temporaryDirectory } from '../apps';
import { codesOf, faultsOf } from '../faults-of';
import { secretManifest, writeSecret } from '../sops-manifests';

/** A SopsSecret of a file with that content. */
function secretOf(text: string, rule?: SopsRule, file = 'shop.sops.yaml'): SopsSecret {
  const root = temporaryDirectory();
  writeSecret(root, file, text, rule);
  return new SopsSecret(fluxChart({ root }), 'shop-database', { file });
}

test('name and namespace are those of the file, so that a release can refer to it', () => {
  const secret = secretOf(secretManifest('db', 'shop'));

  expect([secret.name, secret.namespace]).toEqual(['db', 'shop']);
  expect(HelmValues.fromSecret(secret, 'password', { targetPath: 'db.password' })._layer).toMatchObject({ kind: 'secret', name: 'db' });
});

test('a manifest may be JSON', () => {
  const json = '{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "db", "namespace": "shop"}, "data": {"password": "aHVudGVyMg=="}}';
  expect(secretOf(json, undefined, 'db.json').name).toBe('db');
});

test('fails when the file does not exist, or is of a format that kustomize does not read', () => {
  const root = temporaryDirectory();
  writeFileSync(join(root, 'secret.env'), 'A=b\n');
  const chart = fluxChart({ root });

  expect(faultsOf(() => new SopsSecret(chart, 'db', { file: 'none.yaml' }))).toMatchObject([{
    code: 'SEC100', subject: 'apps/db', message: 'the SOPS file "none.yaml" does not exist',
  }]);
  expect(codesOf(() => new SopsSecret(chart, 'env', { file: 'secret.env' }))).toEqual(['SEC100']);
});

test('fails on a Secret in the clear, without a word of it', () => {
  const root = temporaryDirectory();
  writeFileSync(join(root, 'plain.yaml'), secretManifest());

  const faults = faultsOf(() => new SopsSecret(fluxChart({ root }), 'Shop_Database', { file: 'plain.yaml' }));

  expect(faults.map(({ code }) => code)).toEqual(['APP110', 'SEC101']);
  expect(JSON.stringify(faults)).not.toContain('correct-horse');
});

test('fails when name and kind are encrypted: kustomize reads the manifest before it is decrypted', () => {
  expect(faultsOf(() => secretOf(secretManifest(), DEFAULT_RULE))).toMatchObject([{
    code: 'SEC192',
    message: '"apiVersion", "kind", "metadata.name" and "metadata.namespace" of "shop.sops.yaml" are encrypted',
    fix: 'encrypt the file with --encrypted-regex \'^(data|stringData)$\', or put that into its rule of .sops.yaml',
  }]);
});

test('fails when one label is encrypted', () => {
  const text = secretManifest('db', 'shop', '  labels: {data: x}\nstringData: {password: hunter2}\n');
  expect(faultsOf(() => secretOf(text))).toMatchObject([{ code: 'SEC192', message: '"metadata.labels.data" of "shop.sops.yaml" is encrypted' }]);
});

test.each([
  ['another kind', secretManifest().replace('Secret', 'ConfigMap'), 'holds a ConfigMap of "v1"'],
  ['values of a chart', 'data:\n  password: hunter2\n', 'holds no manifest: it has no "kind"'],
  ['two documents', `${secretManifest()}---\n${secretManifest('other')}`, 'holds 2 documents'],
  ['no namespace', secretManifest().replace('  namespace: shop\n', ''), 'has no "metadata.namespace"'],
  ['a name that is none', secretManifest('Shop'), 'has a "metadata.name" that Kubernetes does not take'],
])('fails on %s', (_, text, message) => {
  const faults = faultsOf(() => secretOf(text));
  expect(faults[0]).toMatchObject({ code: 'SEC191', message: `"shop.sops.yaml" ${message}` });
  expect(JSON.stringify(faults)).not.toContain('hunter2');
});

test('fails on a value that the rule of the file leaves in the clear, and never says it', () => {
  const faults = faultsOf(() => secretOf(secretManifest('db', 'shop', 'data:\n  user: c2hvcA==\nstringData:\n  password: hunter2\n'), { kind: 'encrypted_regex', pattern: '^data$' }));

  expect(faults).toMatchObject([{ code: 'SEC193', message: 'value of "stringData.password" in "shop.sops.yaml" stands in the clear' }]);
  expect(JSON.stringify(faults)).not.toContain('hunter2');
});

test('fails on a value that was encrypted as a number', () => {
  expect(faultsOf(() => secretOf(secretManifest('db', 'shop', 'stringData:\n  port: 5432\n  password: "5432"\n')))).toMatchObject([{
    code: 'SEC194', message: 'value of "stringData.port" in "shop.sops.yaml" was encrypted as int, and a Secret holds text',
  }]);
});

test('fails in a plain App, which writes no other files', () => {
  const root = temporaryDirectory();
  writeSecret(root, 'shop.sops.yaml');
  const chart = new Chart(new App(), 'apps');
  Delivery._attach(chart, new FluxCd());

  expect(codesOf(() => new SopsSecret(chart, 'db', { file: join(root, 'shop.sops.yaml') }))).toEqual(['OUT100']);
});

test('fails where nothing says who delivers it', () => {
  const root = temporaryDirectory();
  writeSecret(root, 'shop.sops.yaml');
  expect(codesOf(() => new SopsSecret(new Chart(new App(), 'apps'), 'db', { file: join(root, 'shop.sops.yaml') }))).toEqual(['OUT100', 'APP100']);
});
