import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { changed, encrypted } from './fixture';
import { checkRecipients, findCreationRule, parseConfig, readSopsFile, tryFindConfig } from '../../src/sops';
import { faultsOf } from '../faults-of';

const CONFIG = '/repo/.sops.yaml';

function config(text: string): ReturnType<typeof parseConfig> {
  return parseConfig(Buffer.from(text), CONFIG);
}

function ruleOf(text: string, path: string): unknown {
  return findCreationRule(config(text), path);
}

test('the first rule whose expression is found in the path wins', () => {
  const text = `
creation_rules:
  - path_regex: ^prod/.*\\.yaml$
    age: age1prod
    encrypted_regex: ^(data|stringData)$
  - path_regex: \\.enc\\.
    age: [age1a, age1b]
    mac_only_encrypted: true
  - age: "age1x, age1y,"
`;
  expect(ruleOf(text, '/repo/prod/a.yaml')).toMatchObject({ groups: [[{ type: 'age', id: 'age1prod' }]], rule: { kind: 'encrypted_regex', pattern: '^(data|stringData)$' } });
  expect(ruleOf(text, '/repo/dev/prod/a.enc.yaml')).toMatchObject({ groups: [[{ id: 'age1a' }, { id: 'age1b' }]], macOnlyEncrypted: true, rule: { kind: 'unencrypted_suffix', pattern: '_unencrypted' } });
  expect(ruleOf(text, '/repo/other.yaml')).toMatchObject({ groups: [[{ id: 'age1x' }, { id: 'age1y' }]] });
});

test('expressions are those of Go', () => {
  expect(ruleOf('creation_rules: [{path_regex: "(?i)SECRET\\\\z", age: age1x}]', '/repo/my.secret')).toBeDefined();
});

test('every kind of key is read', () => {
  const text = 'creation_rules: [{age: age1x, pgp: "A,B", kms: arn, gcp_kms: g, azure_keyvault: https://v/keys/k/1, hc_vault_transit_uri: https://v/v1/t/keys/k, hckms: [h]}]';
  expect(ruleOf(text, '/repo/a')).toMatchObject({ groups: [['age', 'pgp', 'pgp', 'kms', 'gcp_kms', 'hckms', 'azure_kv', 'hc_vault'].map((type) => ({ type }))] });
});

test('key groups win over keys, are merged, and drop what stands twice', () => {
  const text = `
creation_rules:
  - age: age1ignored
    shamir_threshold: 2
    key_groups:
      - merge: [{age: [age1a]}, {pgp: [B]}]
        age: [age1a, age1c]
      - kms: [{arn: arn, role: r}]
        azure_keyvault: [{vaultUrl: https://v, key: k, version: "1"}]
`;
  expect(ruleOf(text, '/repo/a')).toMatchObject({
    shamirThreshold: 2,
    groups: [
      [{ type: 'age', id: 'age1a' }, { type: 'pgp', id: 'B' }, { type: 'age', id: 'age1c' }],
      [{ type: 'kms', id: 'arn+r' }, { type: 'azure_kv', id: 'https://v/keys/k/1' }],
    ],
  });
});

test('a file without creation rules says nothing about any file', () => {
  expect(ruleOf('stores: {}\n', '/repo/a')).toBeUndefined();
});

test('fails when no rule fits', () => {
  expect(faultsOf(() => ruleOf('creation_rules: [{path_regex: prod}, {path_regex: dev}]', '/repo/sub/a.yaml'))).toMatchObject([{
    code: 'SEC212', message: 'none of the 2 creation rules in /repo/.sops.yaml fits the path "sub/a.yaml"',
  }]);
});

test.each([
  ['broken YAML', 'creation_rules: [', 'not a readable YAML file'],
  ['rules that are no list', 'creation_rules: x', 'is not a list'],
  ['a rule that is no map', 'creation_rules: [x]', 'is not a rule'],
  ['a wrong expression', 'creation_rules: [{path_regex: "(?=x)"}]', 'no regular expression of Go'],
  ['two encryption rules', 'creation_rules: [{encrypted_regex: a, encrypted_suffix: b}]', '2 encryption rules'],
  ['a wrong encryption rule', 'creation_rules: [{encrypted_regex: "("}]', 'no regular expression of Go'],
  ['a threshold above the groups', 'creation_rules: [{shamir_threshold: 3, key_groups: [{age: [a]}, {age: [b]}]}]', 'shamir_threshold'],
  ['a recipient that is a number', 'creation_rules: [{age: [1]}]', 'no string'],
])('fails for %s', (_, text, message) => {
  expect(faultsOf(() => config(text))).toMatchObject([{ code: 'SEC211', message: expect.stringContaining(message) }]);
});

test('the nearest file upwards is found', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sops-config-'));
  try {
    mkdirSync(join(folder, 'a', 'b'), { recursive: true });
    writeFileSync(join(folder, '.sops.yaml'), 'creation_rules: [{age: age1top}]\n');
    writeFileSync(join(folder, 'a', '.sops.yml'), 'creation_rules: [{age: age1ignored}]\n');
    expect(tryFindConfig(join(folder, 'a', 'b'))?.path).toBe(join(folder, '.sops.yaml'));
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('the recipients of a file', () => {
  const alice = 'age16c8546f48pwjwjvrwmyhnu7mnsdqfse7532szel0r5znx47ytgeqd79lgj';
  const bob = 'age16hk9v72camlxu8utf34xmcwgpeey7ncj9k9gmkc4d48l4n8pmfxqrm8mhs';

  function check(name: string, rule: string): [string, string][] {
    const [first] = config(`creation_rules: [${rule}]`).rules!;
    return checkRecipients(readSopsFile(encrypted(name), name), first, '.sops.yaml').map(({ code, message }) => [code, message]);
  }

  test('that are those of its rule are fine', () => {
    expect(check('two-recipients.yaml', `{age: [${bob}, ${alice}]}`)).toEqual([]);
    expect(check('token.bin', `{age: ${alice}, encrypted_regex: x}`)).toEqual([]);
  });

  test('lack a new member', () => {
    expect(check('values.yaml', `{age: [${alice}, ${bob}]}`)).toEqual([['SEC213', `not encrypted for "${bob}", whom .sops.yaml names`]]);
  });

  test('still contain an old one', () => {
    expect(check('two-recipients.yaml', `{age: ${alice}}`)).toEqual([['SEC214', `still encrypted for "${bob}", whom .sops.yaml does not name`]]);
  });

  test('belong to a file that was encrypted by another rule', () => {
    expect(check('secret.yaml', `{age: ${alice}}`).map(([code]) => code)).toEqual(['SEC215']);
  });

  test('are the same with a fingerprint that is written with spaces', () => {
    const pgp = readSopsFile(changed('values.yaml', (text) => text.replace('\nsops:\n', '\nsops:\n    pgp: [{fp: ABCD, created_at: x, enc: x}]\n')), 'values.yaml');
    expect(checkRecipients(pgp, config(`creation_rules: [{age: ${alice}, pgp: "ab cd"}]`).rules![0], '.sops.yaml')).toEqual([]);
  });
});
