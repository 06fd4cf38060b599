import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { changed, encrypted, plain, problemsOf } from './fixture';
import { formatDiagnostic } from '../../src/diagnostics';
import { readSopsFile, recipientsOf } from '../../src/sops';

const FILES = readdirSync(join(__dirname, 'fixtures', 'encrypted'));
const VALUES = readSopsFile(encrypted('values.yaml'), 'values.yaml');

function codes(bytes: Buffer, path = 'values.yaml'): string[] {
  return problemsOf(bytes, path).map((problem) => problem.code);
}

test.each(FILES)('%s of the real sops has no problem', (name) => {
  expect(problemsOf(encrypted(name), name)).toEqual([]);
});

test('the metadata of a YAML file is read', () => {
  expect(VALUES.metadata).toMatchObject({
    version: '3.13.3',
    lastModified: expect.stringMatching(/^20\d\d-/),
    mac: expect.stringMatching(/^ENC\[/),
    macOnlyEncrypted: false,
    rule: { kind: 'unencrypted_suffix', pattern: '_unencrypted' },
    shamirThreshold: 0,
  });
  expect(recipientsOf(VALUES, 'age')).toEqual(['age16c8546f48pwjwjvrwmyhnu7mnsdqfse7532szel0r5znx47ytgeqd79lgj']);
  expect(recipientsOf(VALUES, 'pgp')).toEqual([]);
});

test.each([['values.json', 'json'], ['values.env', 'dotenv'], ['values.ini', 'ini'], ['token.bin', 'binary']])('%s is read as %s, recipients included', (name, format) => {
  const file = readSopsFile(encrypted(name), name);
  expect(file.format).toBe(format);
  expect(recipientsOf(file, 'age')).toEqual(recipientsOf(VALUES, 'age'));
});

test('a format that the caller names wins over the extension', () => {
  expect(readSopsFile(encrypted('values.json'), 'values.enc', 'json').topLevelKeys).toContain('password');
});

test('top-level keys keep their order, numeric ones included', () => {
  expect(readSopsFile(encrypted('values.json'), 'values.json').topLevelKeys.slice(0, 4)).toEqual(['password', '8080', '10', 'nested']);
});

test('values that the rule of the file leaves in the clear are listed by their place', () => {
  expect(readSopsFile(encrypted('secret.yaml'), 'secret.yaml').clear).toEqual([['apiVersion'], ['kind'], ['metadata', 'name']]);
});

test('key groups are read with their threshold', () => {
  const { metadata } = readSopsFile(encrypted('shamir.yaml'), 'shamir.yaml');
  expect(metadata?.groups.map((group) => group.length)).toEqual([1, 1, 1]);
  expect(metadata?.shamirThreshold).toBe(2);
});

test.each(['values.yaml', 'values.json', 'values.env', 'values.ini', 'secret.yaml'])('fails for %s before it was encrypted', (name) => {
  expect(problemsOf(plain(name), name).map((problem) => problem.code)).toEqual(['SEC101']);
});

test('a plain file names the command that encrypts it', () => {
  const [problem] = problemsOf(Buffer.from('password: s3cret\n'), 'secrets/prod.enc.yaml');
  expect(formatDiagnostic(problem)).toBe(
    'SEC101 secrets/prod.enc.yaml: not encrypted with SOPS: it has no metadata "sops"\n  fix: run "sops encrypt --in-place secrets/prod.enc.yaml"');
});

test.each([
  ['broken UTF-8', Buffer.from([0x61, 0x3a, 0xff, 0xfe])],
  ['broken YAML', Buffer.from('a: [1\n')],
  ['a list at the top', Buffer.from('- a\n')],
  ['a number as a key', Buffer.from('8080: x\n')],
  ['a key twice', Buffer.from('a: 1\na: 2\n')],
  ['an integer of 65 bits', Buffer.from('a: 18446744073709551615\n')],
  ['metadata that is no map', Buffer.from('a: 1\nsops: yes\n')],
])('fails for %s', (_, bytes) => {
  expect(codes(bytes)).toEqual(['SEC102']);
});

test('fails without a mac', () => {
  expect(codes(changed('values.yaml', (text) => text.replace(/\n {4}mac: .*/, '')))).toEqual(['SEC103']);
});

test.each<[string, (text: string) => string]>([
  ['a mac in the clear', (text) => text.replace(/mac: .*/, 'mac: abc')],
  ['a mac that is an int', (text) => text.replace(/(mac: .*)type:str/, '$1type:int')],
  ['a mac that is cut', (text) => text.replace(/(mac: ENC\[AES256_GCM,data:.{40})[^,]*/, '$1')],
  ['no version', (text) => text.replace(/\n {4}version: .*/, '')],
  ['a lastmodified that is no time', (text) => text.replace(/lastmodified: .*/, 'lastmodified: yesterday')],
  ['a lastmodified on the 30th of February', (text) => text.replace(/lastmodified: .*/, 'lastmodified: "2024-02-30T00:00:00Z"')],
  ['a recipient without its name', (text) => text.replace(/\n {10}recipient: .*/, '')],
  ['a recipient with a cut data key', (text) => text.replace(/\n {12}-----END.*/, '')],
])('fails with %s', (_, change) => {
  expect(new Set(codes(changed('values.yaml', change)))).toEqual(new Set(['SEC104']));
});

test('fails when nobody can decrypt', () => {
  expect(codes(changed('values.yaml', (text) => text.replace(/\n {4}age:[\s\S]*\n {4}lastmodified/, '\n    age: []\n    lastmodified')))).toEqual(['SEC105']);
});

test('fails with a threshold above the number of key groups', () => {
  expect(codes(changed('shamir.yaml', (text) => text.replace('shamir_threshold: 2', 'shamir_threshold: 4')))).toEqual(['SEC104']);
});

test('fails with two rules', () => {
  expect(codes(changed('values.yaml', (text) => text.replace('unencrypted_suffix: _unencrypted', 'unencrypted_suffix: _unencrypted\n    encrypted_regex: x')))).toEqual(['SEC106']);
});

test('fails when a second document was appended', () => {
  expect(codes(Buffer.concat([encrypted('values.yaml'), Buffer.from('---\nlate: ""\n')]))).toEqual(['SEC111']);
});

test('fails when two encrypted files were joined', () => {
  expect(codes(Buffer.concat([encrypted('values.yaml'), Buffer.from('---\n'), encrypted('two-recipients.yaml')]))).toContain('SEC111');
});

test('fails when an encrypted document follows a plain one', () => {
  expect(codes(Buffer.concat([Buffer.from('a: 1\n---\n'), encrypted('values.yaml')]))).toEqual(['SEC111']);
});

test.each<[string, string, string]>([
  ['YAML', 'values.yaml', '\nsops:\n    version: 3.13.3\n'],
  ['INI', 'values.ini', '\n[sops]\nversion = 3.13.3\n'],
  ['dotenv', 'values.env', 'sops_version=3.13.3\n'],
])('fails with two metadata blocks in one document of %s', (_, name, more) => {
  expect(problemsOf(Buffer.concat([encrypted(name), Buffer.from(more)]), name).map((problem) => problem.code)).toEqual(['SEC111']);
});

test('metadata as older versions wrote it is read', () => {
  const older = changed('values.yaml', (text) => text.replace('\nsops:\n', '\nsops:\n    kms: []\n    gcp_kms: []\n    azure_kv: []\n    hc_vault: []\n    pgp: []\n'));
  expect(codes(older)).toEqual([]);
});

test.each([
  ['kms', '{arn: "arn:aws:kms:eu-west-1:1:key/a", created_at: "2024-05-01T12:00:00Z", enc: AQ==, aws_profile: ""}', 'arn:aws:kms:eu-west-1:1:key/a'],
  ['pgp', '{fp: 85D77543B3D624B63CEA9E6DBC17301B491B3F21, created_at: "2024-05-01T12:00:00Z", enc: x}', '85D77543B3D624B63CEA9E6DBC17301B491B3F21'],
  ['gcp_kms', '{resource_id: projects/p/locations/l, created_at: "2024-05-01T12:00:00Z", enc: x}', 'projects/p/locations/l'],
  ['azure_kv', '{vault_url: "https://v.example", name: k, version: "1", created_at: "2024-05-01T12:00:00Z", enc: x}', 'https://v.example/keys/k/1'],
  ['hc_vault', '{vault_address: "https://v.example", engine_path: sops, key_name: k, created_at: "2024-05-01T12:00:00Z", enc: x}', 'https://v.example/v1/sops/keys/k'],
] as const)('recipients of type %s are read', (type, key, id) => {
  const file = readSopsFile(changed('values.yaml', (text) => text.replace('\nsops:\n', `\nsops:\n    ${type}: [${key}]\n`)), 'values.yaml');
  expect(file.problems).toEqual([]);
  expect(recipientsOf(file, type)).toEqual([id]);
});
