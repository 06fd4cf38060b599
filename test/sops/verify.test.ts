import { changed, encrypted, problemsOf } from './fixture';
import { formatDiagnostic } from '../../src/diagnostics';
import { readSopsFile } from '../../src/sops';

function problems(name: string, change: (text: string) => string): [string, string][] {
  return problemsOf(changed(name, change), name).map((problem) => [problem.code, problem.message]);
}

const PASSWORD = /(\n {6}password: ).*/;

test('fails when a covered value stands in the clear, and never shows it', () => {
  const found = problemsOf(changed('values.yaml', (text) => text.replace(PASSWORD, '$1hunter2')), 'values.yaml');
  expect(found.map(formatDiagnostic)).toEqual([expect.stringMatching(/^SEC107 values\.yaml:\d+: value of "users\[0\]\.password" stands in the clear\n {2}fix: /)]);
  expect(JSON.stringify(found)).not.toContain('hunter2');
});

test.each([['number', '42'], ['boolean', 'true'], ['time', '2024-05-01'], ['number zero', '0']])('fails when a covered %s stands in the clear', (_, value) => {
  expect(problems('values.yaml', (text) => text.replace(PASSWORD, `$1${value}`)).map(([code]) => code)).toEqual(['SEC107']);
});

test.each([['null', 'null'], ['the empty string', '""'], ['an empty map', '{}'], ['an empty list', '[]']])('%s needs no encryption', (_, value) => {
  expect(problems('values.yaml', (text) => text.replace(PASSWORD, `$1${value}`))).toEqual([]);
});

test('fails when a whole tree was added in the clear', () => {
  expect(problems('values.yaml', (text) => text.replace('\nsops:', '\nadded:\n    a: 1\n    b: [x, {c: y}]\nsops:'))).toEqual([
    ['SEC107', 'value of "added.a" stands in the clear'],
    ['SEC107', 'value of "added.b[0]" stands in the clear'],
    ['SEC107', 'value of "added.b[1].c" stands in the clear'],
  ]);
});

test.each([
  ['values.json', '"password": ', '"password": "x", "added": '],
  ['values.env', 'USER=', 'ADDED=x\nUSER='],
  ['values.ini', 'user     = ', 'added = x\nuser = '],
])('fails when a value was added in the clear to %s', (name, before, after) => {
  expect(problems(name, (text) => text.replace(before, after)).map(([code]) => code)).toContain('SEC107');
});

test('fails when the rule leaves an encrypted value out', () => {
  const found = problems('secret.yaml', (text) => text.replace('^(data|stringData)$', '^data$'));
  expect(found.map(([code]) => code)).toEqual(['SEC108', 'SEC108']);
  expect(found[0][1]).toBe('value of "stringData.password" is encrypted, although encrypted_regex "^data$" wants it in the clear');
});

test.each<[string, string, string]>([
  ['base64', '$1ENC[AES256_GCM,data:====,iv:$2]', 'is not of the form'],
  ['an iv of 12 bytes', `$1ENC[AES256_GCM,data:AQ==,iv:${Buffer.alloc(12).toString('base64')},tag:${Buffer.alloc(16).toString('base64')},type:str]`, '12 bytes instead of 32'],
  ['a tag of 12 bytes', `$1ENC[AES256_GCM,data:AQ==,iv:${Buffer.alloc(32).toString('base64')},tag:${Buffer.alloc(12).toString('base64')},type:str]`, '12 bytes instead of 16'],
  ['an unknown type', `$1ENC[AES256_GCM,data:AQ==,iv:${Buffer.alloc(32).toString('base64')},tag:${Buffer.alloc(16).toString('base64')},type:text]`, 'type that is none of'],
  ['stray base64', `$1ENC[AES256_GCM,data:A?==,iv:${Buffer.alloc(32).toString('base64')},tag:${Buffer.alloc(16).toString('base64')},type:str]`, 'not valid base64'],
  ['text behind it', `$1ENC[AES256_GCM,data:AQ==,iv:${Buffer.alloc(32).toString('base64')},tag:${Buffer.alloc(16).toString('base64')},type:str]x`, 'is not of the form'],
  ['no data', `$1ENC[AES256_GCM,data:,iv:${Buffer.alloc(32).toString('base64')},tag:${Buffer.alloc(16).toString('base64')},type:str]`, 'has no data'],
  ['the type of a comment', `$1ENC[AES256_GCM,data:AQ==,iv:${Buffer.alloc(32).toString('base64')},tag:${Buffer.alloc(16).toString('base64')},type:comment]`, 'type of a comment'],
])('fails for an encrypted value with %s', (_, replacement, message) => {
  const found = problems('values.yaml', (text) => text.replace(PASSWORD, replacement));
  expect(found).toEqual([['SEC109', expect.stringContaining(message)]]);
});

test('fails when a value was copied to another place', () => {
  const copy = (text: string): string => text.replace(/note_unencrypted: .*/, `copied: ${/replicas: (.*)/.exec(text)![1]}`);
  expect(problems('values.yaml', copy)).toEqual([['SEC110', 'value of "copied" is a copy of the one of "replicas"']]);
});

test('fails when an initialisation vector is used for two values', () => {
  const reuse = (text: string): string => text.replace(/(ratio: .*iv:)[^,]*/, `$1${/replicas: .*iv:([^,]*)/.exec(text)![1]}`);
  expect(problems('values.yaml', reuse)).toEqual([['SEC110', 'value of "ratio" uses the initialisation vector of "replicas"']]);
});

test('an equal item of one list may have the same ciphertext, as sops writes after an edit', () => {
  const [first] = /ENC\S+/.exec(encrypted('values.yaml').toString().split('\nhosts:\n')[1])!;
  expect(problems('values.yaml', (text) => text.replace(`- ${first}`, `- ${first}\n    - ${first}`))).toEqual([]);
});

test('fails when the rule matches no key at all', () => {
  const found = problems('secret.yaml', (text) => text.replace(/ENC\[.*type:str\]$/gm, (value) => (value.length < 200 ? 'clear' : value)).replace('^(data|stringData)$', '^Data$'));
  expect(found).toEqual([['SEC112', 'no value is encrypted: encrypted_regex "^Data$" leaves all 6 in the clear']]);
});

test('fails when the rule is no regular expression of Go, which sops takes for one that never matches', () => {
  expect(problems('secret.yaml', (text) => text.replace('^(data|stringData)$', '^(?=data)')).map(([code]) => code)).toContain('SEC106');
});

test('a comment in the clear beside encrypted values is a note', () => {
  const file = readSopsFile(changed('values.yaml', (text) => text.replace('\nreplicas:', '\n# old password: hunter2\nreplicas:')), 'values.yaml');
  expect(file.problems).toEqual([]);
  expect(file.notes.map((note) => [note.code, note.message])).toEqual([['SEC113', 'comment at the top stands in the clear']]);
});

test('fails for a damaged comment', () => {
  expect(problems('values.yaml', (text) => text.replace(/(#ENC\[AES256_GCM,data:)[^,]*/, '$1?'))).toEqual([['SEC109', 'comment at the top has a part that is not valid base64']]);
});

test('an encrypted comment in a list is a note', () => {
  const inList = (text: string): string => text.replace('\nhosts:\n', (found) => `${found}    - ${/#(ENC.*)/.exec(text)![1]}\n`).replace(/^#ENC.*\n/, '');
  const file = readSopsFile(changed('values.yaml', inList), 'values.yaml');
  expect(file.problems).toEqual([]);
  expect(file.notes.map((note) => [note.code, note.message])).toEqual([['SEC114', 'encrypted comment in the list "hosts"']]);
});
