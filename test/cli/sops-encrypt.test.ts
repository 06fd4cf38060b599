import { readFileSync } from 'node:fs';
import { newLines, Person, SopsFolder } from './sops-folder';

const [alice, bob] = [new Person(), new Person()];
const PLAIN = 'database:\n    password: hunter2\n    port: 5432\nhosts:\n    - a.example\n    - b.example\n';

let folder: SopsFolder;

beforeEach(() => {
  folder = new SopsFolder().rule([alice]).write('plain.yaml', PLAIN);
});

afterEach(() => folder.remove());

const deep = `a: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`;
const toFile = (...more: string[]) => ['encrypt', '@plain.yaml', '--filename-override', '@prod.enc.yaml', '--output', '@prod.enc.yaml', ...more];
const decrypted = (file: string, who = alice) => folder.run(['decrypt', `@${file}`], who).out;

test('the ciphertext goes to standard output, and the plain file stays', () => {
  const { code, out } = folder.run(['encrypt', '@plain.yaml', '--filename-override', '@prod.enc.yaml']);
  expect(code).toBe(0);
  expect(out).not.toContain('hunter2');
  expect(out).toContain(alice.recipient);
  expect(folder.read('plain.yaml')).toBe(PLAIN);
});

test('a new encrypted file belongs to its owner alone', () => {
  expect(folder.run(toFile()).code).toBe(0);
  expect(folder.mode('prod.enc.yaml')).toBe('600');
  expect(decrypted('prod.enc.yaml')).toBe(PLAIN);
});

test('in place keeps the permissions of the file, and leaves nothing beside it', () => {
  folder.write('prod.enc.yaml', PLAIN, 0o640);
  expect(folder.run(['encrypt', '--in-place', '@prod.enc.yaml']).code).toBe(0);
  expect(folder.mode('prod.enc.yaml')).toBe('640');
  expect(folder.names()).toEqual(['.sops.yaml', 'plain.yaml', 'prod.enc.yaml']);
  expect(decrypted('prod.enc.yaml')).toBe(PLAIN);
});

test('over an existing ciphertext, only what changed is new', () => {
  folder.run(toFile());
  const before = folder.read('prod.enc.yaml');
  folder.write('plain.yaml', PLAIN.replace('hunter2', 'hunter3'));
  expect(folder.run(toFile(), alice)).toEqual({ code: 0, out: '', err: '' });
  expect(newLines(before, folder.read('prod.enc.yaml'))).toEqual(['password: …', 'lastmodified…', 'mac: …']);
  expect(decrypted('prod.enc.yaml')).toContain('hunter3');
});

test('the same text again changes no byte', () => {
  folder.run(toFile());
  const before = folder.read('prod.enc.yaml');
  folder.run(toFile(), alice);
  expect(folder.read('prod.enc.yaml')).toBe(before);
});

test('--previous names the ciphertext to keep when the result goes elsewhere', () => {
  folder.run(toFile());
  const { out } = folder.run(['encrypt', '@plain.yaml', '--filename-override', '@prod.enc.yaml', '--previous', '@prod.enc.yaml'], alice);
  expect(out).toBe(folder.read('prod.enc.yaml'));
});

test('a new recipient is added without a new ciphertext', () => {
  folder.run(toFile());
  const before = folder.read('prod.enc.yaml');
  folder.rule([alice, bob]).run(toFile(), alice);
  const added = newLines(before, folder.read('prod.enc.yaml'));
  expect(added).toContain(`recipient: ${bob.recipient}`);
  expect(added.filter((line) => line.startsWith('password') || line.startsWith('mac'))).toEqual([]);
  expect(decrypted('prod.enc.yaml', bob)).toBe(PLAIN);
});

test.each<[string, () => Person | undefined, string]>([
  ['nobody has a key', () => undefined, 'none of your keys opens'],
  ['a recipient is gone', () => (folder.rule([bob]), alice), 'is no recipient any more'],
  ['the rule has changed', () => (folder.rule([alice], { encrypted_regex: 'password' }), alice), 'the rule that says what to encrypt has changed'],
  ['the old file is damaged', () => (folder.write('prod.enc.yaml', folder.read('prod.enc.yaml').replace(/(port: ENC\S+data:)./, '$1/')), alice), 'is damaged (SEC'],
])('everything is encrypted anew, and that is said, where %s', (_, prepare, why) => {
  folder.run(toFile());
  const before = folder.read('prod.enc.yaml');
  const { code, err } = folder.run(toFile(), prepare());
  expect(code).toBe(0);
  expect(err).toContain(why);
  expect(newLines(before, folder.read('prod.enc.yaml')).filter((line) => line.startsWith('password'))).toHaveLength(1);
});

test('flags and SOPS_AGE_RECIPIENTS need no .sops.yaml, and win over it', () => {
  expect(folder.run(['encrypt', '@plain.yaml', '--age', `${bob.recipient}, ${alice.recipient}`, '--encrypted-regex', '^pass']).out).toMatch(/port: 5432[^]*age1[^]*age1[^]*encrypted_regex: \^pass/);
  expect(folder.run(['encrypt', '@plain.yaml'], undefined, { env: { SOPS_AGE_RECIPIENTS: bob.recipient } }).out).toContain(bob.recipient);
});

test('with recipients as flags the rule still comes from .sops.yaml', () => {
  folder.rule([alice], { encrypted_regex: '^pass', mac_only_encrypted: true });
  expect(folder.run(toFile('--age', bob.recipient)).code).toBe(0);
  expect(folder.read('prod.enc.yaml')).toMatch(/port: 5432[^]*encrypted_regex: \^pass[^]*mac_only_encrypted: true/);
});

test('--config and SOPS_CONFIG name another configuration', () => {
  folder.write('other.yaml', JSON.stringify({ creation_rules: [{ age: bob.recipient }] }));
  expect(folder.run(['encrypt', '@plain.yaml', '--config', '@other.yaml']).out).toContain(bob.recipient);
  expect(folder.run(['encrypt', '@plain.yaml'], undefined, { env: { SOPS_CONFIG: folder.at('other.yaml') } }).out).toContain(bob.recipient);
});

test('standard input is taken for the file that it would have been', () => {
  const { code } = folder.run(['encrypt', '-', '--filename-override', '@db.enc.json', '--output', '@db.enc.json'], undefined, { readInput: () => Buffer.from('{"password": "hunter2"}') });
  expect(code).toBe(0);
  expect(decrypted('db.enc.json')).toBe('{\n\t"password": "hunter2"\n}\n');
});

test('another type can be read and written', () => {
  folder.write('plain.txt', PLAIN);
  const { out } = folder.run(['encrypt', '@plain.txt', '--input-type', 'yaml', '--output-type', 'json', '--age', alice.recipient]);
  expect(Object.keys(JSON.parse(out) as object)).toEqual(['database', 'hosts', 'sops']);
});

test('a file of any other kind is kept as bytes', () => {
  const bytes = Buffer.from([0, 255, 128, 10]);
  folder.write('token.enc.bin', bytes).run(['encrypt', '-i', '@token.enc.bin']);
  expect(folder.run(['decrypt', '@token.enc.bin', '--output', '@token.bin'], alice).code).toBe(0);
  expect(readFileSync(folder.at('token.bin')).equals(bytes)).toBe(true);
});

test.each<[string, string, () => string[]]>([
  ['SEC210', 'an encrypted file', () => (folder.run(toFile()), ['encrypt', '-i', '@prod.enc.yaml'])],
  ['SEC212', 'a file that no rule is for', () => ['encrypt', '@plain.yaml']],
  ['SEC102', 'what is no YAML', () => ['encrypt', '@broken.enc.yaml']],
  ['SEC102', 'what is no YAML, with another output type', () => ['encrypt', '@broken.enc.yaml', '--output-type', 'json']],
  ['SEC102', 'what is nested too deep', () => (folder.write('deep.enc.yaml', deep), ['encrypt', '@deep.enc.yaml'])],
  ['SEC209', 'a recipient that is none', () => ['encrypt', '@plain.yaml', '--age', 'age1nobody']],
  ['SEC211', 'a .sops.yaml that is none', () => ['encrypt', '@plain.yaml', '--config', '@broken.enc.yaml']],
  ['CLI110', 'two rules', () => ['encrypt', '@plain.yaml', '--age', alice.recipient, '--encrypted-regex', 'a', '--unencrypted-suffix', 'b']],
  ['CLI110', 'two places', () => ['encrypt', '-i', '--output', '@x', '@plain.yaml']],
  ['CLI110', 'standard input without a name', () => ['encrypt', '-']],
  ['CLI110', 'standard input in place', () => ['encrypt', '-i', '-', '--filename-override', 'x.yaml']],
  ['CLI110', 'a binary file as YAML', () => ['encrypt', '@plain.yaml', '--input-type', 'binary', '--output-type', 'yaml', '--age', alice.recipient]],
  ['CLI111', 'a file that is not there', () => ['encrypt', '@none.yaml']],
  ['CLI112', 'a directory that is not there', () => ['encrypt', '@plain.yaml', '--age', alice.recipient, '--output', '@none/x.yaml']],
])('%s: %s ends with 2, and no secret is in the message', (code, _, args) => {
  folder.write('broken.enc.yaml', 'password: *hunter2\n');
  const result = folder.run(args());
  expect(result).toMatchObject({ code: 2, out: '', err: expect.stringContaining(`${code} `) });
  expect(result.err).not.toMatch(/hunter2|\n\s+at /);
});

test('a private key in place of a public one is refused and not repeated', () => {
  const secret = alice.secret.slice(0, 30);
  for (const args of [['--age', alice.secret], ['--config', '@private.yaml']]) {
    folder.write('private.yaml', JSON.stringify({ creation_rules: [{ age: alice.secret }] }));
    const { code, err } = folder.run(['encrypt', '@plain.yaml', ...args]);
    expect(code).toBe(2);
    expect(err).toMatch(/SEC2(09|11) .*private age key/);
    expect(err).not.toContain(secret);
  }
});
