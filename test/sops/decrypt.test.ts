/* eslint-disable no-bitwise */
import { changed, encrypted, identityFile, plain } from './fixture';
import { isGitOpsError } from '../../src/diagnostics';
import { DEFAULT_RULE, decryptSopsFile, encryptSopsFile, Identities, NO_IDENTITIES, parseIdentities, joinIdentities, plainData, writePlain } from '../../src/sops';

const [ALICE, BOB, CAROL] = ['alice', 'bob', 'carol'].map((name) => parseIdentities(identityFile(name), name));
const NOW = new Date('2026-07-01T10:00:00Z');

function codesOf(run: () => unknown): string[] {
  try {
    run();
  } catch (error) {
    if (isGitOpsError(error)) {
      return error.diagnostics.map(({ code }) => code);
    }
    throw error;
  }
  return [];
}

function decryptCodes(bytes: Buffer, path = 'values.yaml', identities: Identities = ALICE): string[] {
  return codesOf(() => decryptSopsFile(bytes, path, identities));
}

test.each(['values.yaml', 'values.json', 'values.env', 'values.ini', 'token.bin', 'documents.yaml', 'secret.yaml'])('%s decrypts to what went in', (name) => {
  const { tree, file } = decryptSopsFile(encrypted(name), name, ALICE);
  const written = writePlain(tree, file.format, name);
  const again = encryptSopsFile(plain(name), name, { groups: [[{ type: 'age', id: ALICE.keys[0].recipient }]], rule: DEFAULT_RULE, macOnlyEncrypted: false, shamirThreshold: 0 }, NOW);
  expect(written.equals(writePlain(decryptSopsFile(again, name, ALICE).tree, file.format, name))).toBe(true);
});

test('every type comes back', () => {
  expect(plainData(decryptSopsFile(encrypted('values.yaml'), 'values.yaml', ALICE).tree)).toEqual([{
    image: { tag: 'v1.2.3', pullSecrets: [] },
    replicas: 3,
    ratio: 0.25,
    debug: false,
    nothing: null,
    empty: '',
    since: '2024-05-01T12:30:00Z',
    8080: 'numeric key',
    octal: 493,
    big: 9007199254740993n,
    certificate: '-----BEGIN TEST-----\nbm90IGEga2V5\n-----END TEST-----\n',
    users: [{ name: 'ada', password: 'pässwörd 🔑' }, { name: 'grace', password: 'second' }],
    hosts: ['a.example', 'b.example', 'a.example'],
    note_unencrypted: 'readable',
    defaults: { cpu: '100m' },
    limits: { cpu: '100m' },
  }]);
});

test('a binary file comes back byte for byte', () => {
  expect(writePlain(decryptSopsFile(encrypted('token.bin'), 'token.bin', ALICE).tree, 'binary', 'token.bin').equals(plain('token.bin'))).toBe(true);
});

test.each(['comment-regex.yaml', 'unencrypted-comment-regex.yaml', 'encrypted-suffix.yaml', 'unencrypted-suffix.yaml', 'unencrypted-regex.yaml', 'mac-only.yaml'])('%s decrypts', (name) => {
  expect(decryptCodes(encrypted(name), name)).toEqual([]);
});

test.each([['first and second', [ALICE, BOB]], ['first and third', [ALICE, CAROL]], ['second and third', [BOB, CAROL]]])('the %s of three key groups are enough', (_, given) => {
  expect(decryptCodes(encrypted('shamir.yaml'), 'shamir.yaml', joinIdentities(given))).toEqual([]);
});

test('fails with too few key groups', () => {
  expect(decryptCodes(encrypted('shamir.yaml'), 'shamir.yaml', BOB)).toEqual(['SEC201']);
});

test('fails for somebody who is no recipient, and names the recipients', () => {
  expect(() => decryptSopsFile(encrypted('values.yaml'), 'values.yaml', BOB)).toThrow(
    'no private age key matches the recipients "age16c8546f48pwjwjvrwmyhnu7mnsdqfse7532szel0r5znx47ytgeqd79lgj"');
});

test('fails without a key', () => {
  expect(() => decryptSopsFile(encrypted('values.yaml'), 'values.yaml', NO_IDENTITIES)).toThrow('no private age key is given, and the file needs one of "age16c8546');
});

test('fails for a file of PGP only, and says that sops can do it', () => {
  const pgp = changed('values.yaml', (text) => text.replace(/\n {4}age:[\s\S]*\n {4}lastmodified/, '\n    pgp:\n        - {fp: ABC, created_at: "2024-05-01T12:00:00Z", enc: x}\n    lastmodified'));
  expect(decryptCodes(pgp)).toEqual(['SEC207']);
});

test('fails when only an age plugin could open the file', () => {
  expect(decryptCodes(encrypted('values.yaml'), 'values.yaml', parseIdentities('AGE-PLUGIN-YUBIKEY-1QQQ', 'key'))).toEqual(['SEC207']);
});

test.each<[string, string, (text: string) => string]>([
  ['a value was moved to another key', 'SEC204', (text) => text.replace(/(\nreplicas: )(.*)(\nratio: )(.*)/, '$1$4$3$2')],
  ['a key was renamed', 'SEC203', (text) => text.replace('\nreplicas:', '\nreplicaCount:')],
  ['a key above was renamed', 'SEC203', (text) => text.replace('\nimage:', '\nimages:')],
  ['a value in the clear was changed', 'SEC206', (text) => text.replace('readable', 'changed')],
  ['an encrypted value was removed', 'SEC206', (text) => text.replace(/\nreplicas: .*/, '')],
  ['a list was put into another order', 'SEC206', (text) => text.replace(/(\nhosts:)(\n.*)(\n.*)/, '$1$3$2')],
  ['lastmodified was changed', 'SEC205', (text) => text.replace(/lastmodified: "20../, 'lastmodified: "1999')],
  ['the values of another file were put in', 'SEC202', (text) => text.replace(/^[\s\S]*\nsops:/, `${encrypted('two-recipients.yaml').toString().split('\nsops:')[0]}\nsops:`).replace(/\n {4}mac: .*/, '\n    mac: ' + / {4}mac: (.*)/.exec(encrypted('two-recipients.yaml').toString())![1])],
  ['the data key was damaged', 'SEC202', (text) => text.replace('YWdlLWVuY3J5', 'YWdlLWVuY3J6')],
])('fails when %s', (_, code, change) => {
  expect(new Set(decryptCodes(changed('values.yaml', change)))).toEqual(new Set([code]));
});

test('the place that a moved value belongs to is named', () => {
  const kept = changed('values.yaml', (text) => text.replace(/(\nreplicas: )(.*)(\nratio: )(.*)/, '$1$4$3$2'));
  expect(() => decryptSopsFile(kept, 'values.yaml', ALICE)).toThrow('value of "replicas" belongs to "ratio"');
});

test('an item of a list may stand elsewhere in its list as far as its ciphertext goes, but not for the MAC', () => {
  expect(decryptCodes(changed('documents.yaml', (text) => text.replaceAll(/(lastmodified: "20..)-/g, '$1-01-01T00:00:00Z"#')), 'documents.yaml')).not.toEqual([]);
});

describe('a small file with one byte changed', () => {
  const plan = { groups: [[{ type: 'age', id: ALICE.keys[0].recipient } as const]], rule: DEFAULT_RULE, macOnlyEncrypted: false, shamirThreshold: 0 };
  const text = 'pin: 4\nmap:\n  on: true\n  list: [ab]\n';
  const bytes = encryptSopsFile(Buffer.from(text), 'small.yaml', plan, NOW);
  const good = JSON.stringify(plainData(decryptSopsFile(bytes, 'small.yaml', ALICE).tree));
  const head = bytes.indexOf('\nsops:');
  const mac = bytes.indexOf('    mac: ');
  const macEnd = bytes.indexOf('\n', mac);

  function outcome(at: number, mask: number): string {
    return outcomeWith(at, bytes[at] ^ mask);
  }

  /** The digit of base64 at a place becomes another one. */
  function otherDigit(mark: string, from: number): string {
    const at = bytes.indexOf(mark, from) + mark.length;
    return outcomeWith(at, bytes[at] === 0x41 ? 0x42 : 0x41);
  }

  function outcomeWith(at: number, byte: number): string {
    const damaged = Buffer.from(bytes);
    damaged[at] = byte;
    try {
      return JSON.stringify(plainData(decryptSopsFile(damaged, 'small.yaml', ALICE).tree)) === good ? 'same' : 'other';
    } catch (error) {
      return isGitOpsError(error) ? error.code : String(error);
    }
  }

  test.each([0x01, 0x20, 0x80])('never gives another value, and never an error without a code (mask %d)', (mask) => {
    const outcomes = [...bytes.keys()].map((at) => outcome(at, mask));
    expect(outcomes.filter((one) => one !== 'same' && !/^SEC\d{3}$/.test(one))).toEqual([]);
  });

  test('is refused wherever a key, a value, a type or the MAC was hit', () => {
    const isBlank = (at: number): boolean => bytes[at] === 0x20 || bytes[at] === 0x0a;
    const places = [...bytes.keys()].filter((at) => (at < head || (at >= mac && at < macEnd)) && !isBlank(at));
    expect(places.length).toBeGreaterThan(600);
    expect(places.filter((at) => outcome(at, 0x01) === 'same')).toEqual([]);
  });

  test('is told from a wrong key: a hit ciphertext is damaged, a hit header has another recipient', () => {
    expect(['data:', 'iv:', 'tag:'].map((mark) => otherDigit(mark, bytes.indexOf('list')))).toEqual(['SEC203', 'SEC203', 'SEC203']);
    expect(otherDigit('data:', mac)).toBe('SEC205');
    expect(outcome(bytes.indexOf('pin'), 0x02)).toBe('SEC203');
  });
});

test('no error shows a plaintext', () => {
  const broken = changed('values.yaml', (text) => text.replace(/lastmodified: "20../, 'lastmodified: "1999').replace('\nreplicas:', '\nreplicaCount:'));
  let message = '';
  try {
    decryptSopsFile(broken, 'values.yaml', ALICE);
  } catch (error) {
    message = String(error);
  }
  expect(message).toContain('SEC203');
  expect(message).not.toMatch(/second|pässwörd|a\.example|AGE-SECRET-KEY/);
});

test('a comment that moved to another level is still decrypted', () => {
  const moved = changed('values.yaml', (text) => {
    const [comment] = /\n {6}#ENC.*/.exec(text)!;
    return text.replace(comment, '').replace('\nreplicas:', `\n${comment.trim()}\nreplicas:`);
  });
  const { tree } = decryptSopsFile(moved, 'values.yaml', ALICE);
  expect(writePlain(tree, 'yaml', 'values.yaml').toString()).toContain('\n# before the password\nreplicas: 3\n');
});
