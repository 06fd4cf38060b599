import { identityFile } from './fixture';
import { keyFilePath, parseIdentities } from '../../src/sops';


test('an identity file of age-keygen is read, comments and empty lines included', () => {
  const { keys, unsupported } = parseIdentities(`# created\n\n${identityFile('alice')}\r\n${identityFile('bob')}`, 'keys.txt');
  expect(keys.map((key) => key.recipient.slice(0, 9))).toEqual(['age16c854', 'age16hk9v']);
  expect(unsupported).toEqual([]);
});

test.each([
  ['a plugin', 'AGE-PLUGIN-YUBIKEY-1QQQ', 'the age plugin "yubikey"'],
  ['an SSH key', '-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----', 'an SSH key'],
  ['a post-quantum key', 'AGE-SECRET-KEY-PQ-1QQQ', 'a post-quantum age key'],
])('%s is named as what only sops can use', (_, text, name) => {
  expect(parseIdentities(text, 'keys.txt')).toEqual({ keys: [], unsupported: [name] });
});

test('fails for a mistyped key, and never shows it', () => {
  const mistyped = identityFile('alice').trim().split('\n').pop()!.replace(/.$/, 'Q');
  expect(() => parseIdentities(`# x\n${mistyped}\n`, 'keys.txt')).toThrow(/^SEC208 keys\.txt.*: line is no private age key/);
  expect(() => parseIdentities(mistyped, 'keys.txt')).not.toThrow(mistyped.slice(16, 40));
});

test('fails for a key where the path of a file belongs, and never shows it', () => {
  const key = identityFile('alice').trim().split('\n').pop()!;
  expect(() => keyFilePath(key)).toThrow(/^SEC208 SOPS_AGE_KEY_FILE.*: it holds a private key, and not the path/);
  expect(() => keyFilePath(key)).not.toThrow(key.slice(16, 40));
  expect(keyFilePath('keys.txt')).toBe('keys.txt');
});

test('a file that "age -p" protected opens with its passphrase only', () => {
  const [key] = parseIdentities(identityFile('carol'), 'carol').keys;
  expect(parseIdentities(identityFile('carol-locked'), 'keys.age', 'correct horse').keys.map(({ recipient }) => recipient)).toEqual([key.recipient]);
  expect(() => parseIdentities(identityFile('carol-locked'), 'keys.age', 'wrong horse')).toThrow('the passphrase does not open the file');
});

test('fails for a protected file without a passphrase, and for a damaged one', () => {
  expect(() => parseIdentities(identityFile('carol-locked'), 'keys.age')).toThrow('file with private age keys is protected by a passphrase');
  expect(() => parseIdentities(identityFile('carol-locked').slice(0, 99), 'keys.age', 'pass')).toThrow('cannot be opened: the armor has no begin line or no end line');
});
