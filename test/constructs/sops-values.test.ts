import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { App } from 'cdk8s';
import { SopsValues } from '../../src/constructs';
import { GitOpsApp, GitOpsChart } from '../../src/layout';
import { temporaryDirectory } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

const root = temporaryDirectory();
const encrypted = join(__dirname, '../sops/fixtures/encrypted/values.yaml');
copyFileSync(encrypted, join(root, 'prod.enc.yml'));
writeFileSync(join(root, 'plain.yaml'), 'password: hunter2\n');
writeFileSync(join(root, 'secret.env'), 'A=b\n');
const scope = new GitOpsChart(new GitOpsApp({ root }), 'apps');

test('the ciphertext is taken byte for byte, and no key is needed', () => {
  expect(SopsValues.fromFile(scope, 'web-secrets', 'prod.enc.yml')._layer).toEqual({
    kind: 'sops',
    subject: 'apps/web-secrets',
    name: 'web-secrets',
    sourcePath: 'prod.enc.yml',
    bytes: readFileSync(encrypted),
    extension: '.yaml',
  });
});

test('fails when the file does not exist', () => {
  expect(faultsOf(() => SopsValues.fromFile(scope, 'web-secrets', 'prd.enc.yaml'))).toMatchObject([{
    code: 'SEC100', subject: 'apps/web-secrets', message: 'the SOPS file "prd.enc.yaml" does not exist',
  }]);
  expect(faultsOf(() => SopsValues.fromFile(new App(), 'x', 'none.yaml'))[0].subject).toBe('x');
});

test('fails on a format that Helm reads no values from', () => {
  expect(codesOf(() => SopsValues.fromFile(scope, 'web-secrets', 'secret.env'))).toEqual(['SEC100']);
});

test('fails on a file that is not encrypted and on a wrong name at once, without a word of the plaintext', () => {
  const faults = faultsOf(() => SopsValues.fromFile(scope, 'Web_Secrets', 'plain.yaml'));

  expect(faults.map(({ code }) => code)).toEqual(['SEC101', 'APP110']);
  expect(JSON.stringify(faults)).not.toContain('hunter2');
});

test('a file that many share is read through once, and again when it has changed', () => {
  copyFileSync(encrypted, join(root, 'shared.enc.yaml'));
  SopsValues.fromFile(scope, 'one', 'shared.enc.yaml');
  SopsValues.fromFile(scope, 'two', 'shared.enc.yaml');
  writeFileSync(join(root, 'shared.enc.yaml'), 'password: hunter2\n');
  expect(codesOf(() => SopsValues.fromFile(scope, 'three', 'shared.enc.yaml'))).toEqual(['SEC101']);
});
