import fc from 'fast-check';
import { changed, encrypted, identityFile, plain } from './fixture';
import { isGitOpsError } from '../../src/diagnostics';
import {
  DEFAULT_RULE, decryptSopsFile, editSopsFile, encryptSopsFile, EncryptionPlan, joinIdentities, parseIdentities, plainData, readSopsFile,
  recipientsOf, rotateDataKey, SopsFormat, updateRecipients, writePlain,
} from '../../src/sops';
import { comment, entry, leaf, map, SopsNode, SopsTime, SopsTree } from '../../src/sops/tree';

const [ALICE, BOB, CAROL] = ['alice', 'bob', 'carol'].map((name) => parseIdentities(identityFile(name), name));
const NOW = new Date('2026-07-01T10:00:00Z');
const LATER = new Date('2026-07-02T10:00:00Z');
const [alice, bob, carol] = [ALICE, BOB, CAROL].map(({ keys }) => ({ type: 'age', id: keys[0].recipient } as const));
const PLAN: EncryptionPlan = { groups: [[alice]], rule: DEFAULT_RULE, macOnlyEncrypted: false, shamirThreshold: 0 };

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

function linesChanged(before: Buffer, after: Buffer): string[] {
  const old = new Set(before.toString().split('\n'));
  return after.toString().split('\n').filter((line) => !old.has(line)).map((line) => line.trim().replace(/ENC.*/, '…'));
}

const scalar = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.constantFrom('', 'yes', '0755', 'a: b', '# x', 'x\ny\n', ' lead', 'tab\t', '\u0085', '\ufeff'),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Number.isInteger(value)),
  fc.boolean(), fc.constant(null), fc.constantFrom('2024-05-01T12:30:00Z', '2001-12-14T21:59:43.1-05:00').map((text) => new SopsTime(text)),
).map((value): SopsNode => leaf(value));
const key = fc.oneof(fc.string({ minLength: 1, maxLength: 8 }), fc.constantFrom('8080', 'on', '__proto__', 'a b', 'x_unencrypted', '<<', 'multi\nline', 'k'.repeat(200)))
  .filter((text) => text !== 'sops' && !/[\u0000-\u0008\u000b-\u001f]/.test(text));
const tree = fc.letrec<{ node: SopsNode; map: SopsNode }>((tie) => ({
  node: fc.oneof({ maxDepth: 3 }, { weight: 4, arbitrary: scalar }, { weight: 2, arbitrary: tie('map') }, { weight: 1, arbitrary: fc.array(tie('node'), { maxLength: 4 }).map((items): SopsNode => ({ kind: 'list', items })) }),
  map: fc.uniqueArray(fc.tuple(key, tie('node')), { selector: ([name]) => name, maxLength: 5 }).map((items): SopsNode => map(items.map(([name, value]) => entry(name, value)))),
})).map.map((root): SopsTree => ({ documents: [root as ReturnType<typeof map>] }));

describe('any tree comes back', () => {
  const rules: EncryptionPlan['rule'][] = [DEFAULT_RULE, { kind: 'encrypted_regex', pattern: '^[a-m]' }, { kind: 'unencrypted_regex', pattern: '[0-9]' }, { kind: 'encrypted_suffix', pattern: 'x' }];

  test.each<[SopsFormat, string]>([['yaml', 'tree.yaml'], ['json', 'tree.json']])('through %s', (format, name) => {
    fc.assert(fc.property(tree, fc.constantFrom(...rules), fc.boolean(), (values, rule, macOnlyEncrypted) => {
      const text = writePlain(values, format, name);
      const bytes = encryptSopsFile(text, name, { ...PLAN, rule, macOnlyEncrypted }, NOW);
      expect(readSopsFile(bytes, name).problems.filter(({ code }) => code !== 'SEC112')).toEqual([]);
      expect(writePlain(decryptSopsFile(bytes, name, ALICE).tree, format, name).toString()).toBe(text.toString());
    }), { numRuns: 150 });
  });

  test('through the binary format', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
      const file = encryptSopsFile(Buffer.from(bytes), 'token', PLAN, NOW);
      expect(writePlain(decryptSopsFile(file, 'token', ALICE).tree, 'binary', 'token').equals(Buffer.from(bytes))).toBe(true);
    }), { numRuns: 50 });
  });

  test('through dotenv and INI', () => {
    const word = fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9 .,'+-]{0,10}[a-zA-Z0-9]$/);
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.stringMatching(/^[A-Z_]{1,8}$/), word), { selector: ([name]) => name, minLength: 1, maxLength: 5 }), (pairs) => {
      const lines = pairs.map(([name, value]) => `${name}=${value}\n`).join('');
      const env = encryptSopsFile(Buffer.from(lines), 'a.env', PLAN, NOW);
      expect(writePlain(decryptSopsFile(env, 'a.env', ALICE).tree, 'dotenv', 'a.env').toString()).toBe(lines);
      const ini = encryptSopsFile(Buffer.from(`[s]\n${lines}`), 'a.ini', PLAN, NOW);
      expect(plainData(decryptSopsFile(ini, 'a.ini', ALICE).tree)).toEqual([{ DEFAULT: {}, s: Object.fromEntries(pairs) }]);
    }), { numRuns: 50 });
  });
});

test('comments are encrypted and come back, also those of lists', () => {
  const text = '# top\na: 1 # behind\nlist:\n    # in the list\n    - x\nempty: {}\n# end\n';
  const bytes = encryptSopsFile(Buffer.from(text), 'a.yaml', PLAN, NOW);
  expect(bytes.toString()).not.toMatch(/top|behind|in the list|end\b/);
  expect(writePlain(decryptSopsFile(bytes, 'a.yaml', ALICE).tree, 'yaml', 'a.yaml').toString()).toBe(text);
});

test('two equal items of a list have two ciphertexts', () => {
  const bytes = encryptSopsFile(Buffer.from('list: [same, same]\n'), 'a.yaml', PLAN, NOW);
  const edited = editSopsFile(bytes, Buffer.from('list: [same, same, more]\n'), 'a.yaml', ALICE, LATER);
  const values = edited.toString().match(/- ENC\S+/g)!;
  expect(new Set(values).size).toBe(3);
  expect(values.slice(0, 2)).toEqual(bytes.toString().match(/- ENC\S+/g));
});

describe('an edit', () => {
  const before = encrypted('values.yaml');
  const text = plain('values.yaml').toString();

  function edit(change: (text: string) => string): Buffer {
    return editSopsFile(before, Buffer.from(change(text)), 'values.yaml', ALICE, LATER);
  }

  test('that changes nothing gives the old bytes', () => {
    expect(edit((same) => same)).toBe(before);
  });

  test('of one value changes its line, the MAC and the date', () => {
    expect(linesChanged(before, edit((old) => old.replace('replicas: 3', 'replicas: 4')))).toEqual(['replicas: …', 'lastmodified: "2026-07-02T10:00:00Z"', 'mac: …']);
  });

  test('that adds and moves keys keeps all other ciphertext', () => {
    const after = edit((old) => old.replace('replicas: 3\n', '').replace('# the end', 'replicas: 3\nadded: new\n# the end'));
    expect(linesChanged(before, after)).toEqual(['added: …', 'lastmodified: "2026-07-02T10:00:00Z"', 'mac: …']);
    expect(plainData(decryptSopsFile(after, 'values.yaml', ALICE).tree)).toMatchObject([{ replicas: 3, added: 'new' }]);
  });

  test('keeps every recipient, also those that only sops can use', () => {
    const pgp = '    pgp:\n        - created_at: "2024-05-01T12:00:00Z"\n          enc: x\n          fp: ABC\n';
    const mixed = changed('values.yaml', (old) => old.replace('    unencrypted_suffix', `${pgp}    unencrypted_suffix`));
    const after = editSopsFile(mixed, Buffer.from('a: 1\n'), 'values.yaml', ALICE, LATER);
    expect(after.toString()).toContain(pgp);
    expect(readSopsFile(after, 'values.yaml').problems).toEqual([]);
  });

  test('fails for somebody who is no recipient', () => {
    expect(codesOf(() => editSopsFile(before, Buffer.from('a: 1\n'), 'values.yaml', BOB, LATER))).toEqual(['SEC201']);
  });

  test('fails for text that is encrypted already', () => {
    expect(codesOf(() => editSopsFile(before, before, 'values.yaml', ALICE, LATER))).toEqual(['SEC210']);
  });
});

describe('recipients', () => {
  const before = encrypted('two-recipients.yaml');

  test('a new one is added without a change of any other line', () => {
    const after = updateRecipients(before, 'values.yaml', ALICE, { groups: [[alice, bob, carol]], shamirThreshold: 0 });
    expect(linesChanged(before, after).filter((line) => !/^[A-Za-z0-9+/=]+$/.test(line))).toEqual([`recipient: ${carol.id}`]);
    expect(codesOf(() => decryptSopsFile(after, 'values.yaml', CAROL))).toEqual([]);
  });

  test('an old one is removed', () => {
    const after = updateRecipients(before, 'values.yaml', ALICE, { groups: [[bob]], shamirThreshold: 0 });
    expect(recipientsOf(readSopsFile(after, 'values.yaml'), 'age')).toEqual([bob.id]);
    expect(codesOf(() => decryptSopsFile(after, 'values.yaml', ALICE))).toEqual(['SEC201']);
  });

  test('the same ones in another order give the old bytes', () => {
    expect(updateRecipients(before, 'values.yaml', ALICE, { groups: [[bob, alice]], shamirThreshold: 0 })).toBe(before);
  });

  test('key groups share the data key', () => {
    const after = updateRecipients(before, 'values.yaml', ALICE, { groups: [[alice], [bob], [carol]], shamirThreshold: 2 });
    expect(codesOf(() => decryptSopsFile(after, 'values.yaml', ALICE))).toEqual(['SEC201']);
    expect(codesOf(() => decryptSopsFile(after, 'values.yaml', joinIdentities([ALICE, CAROL])))).toEqual([]);
  });

  test('a new data key changes every value, and an old data key opens none', () => {
    const after = rotateDataKey(before, 'values.yaml', ALICE, LATER);
    const kept = linesChanged(before, before.subarray(0, 0));
    expect(kept).toEqual([]);
    expect(after.toString().split('\n').filter((line) => line.includes('ENC[') && before.includes(line))).toEqual([]);
    expect(plainData(decryptSopsFile(after, 'values.yaml', BOB).tree)).toEqual(plainData(decryptSopsFile(before, 'values.yaml', ALICE).tree));
  });

  test.each([
    ['an SSH key', { type: 'age', id: 'ssh-ed25519 AAAA' }, 'needs sops itself'],
    ['a plugin', { type: 'age', id: 'age1yubikey1qqqqqq' }, 'needs sops itself'],
    ['PGP', { type: 'pgp', id: 'ABC' }, 'needs sops itself'],
    ['a mistyped key', { type: 'age', id: 'age1qqqqqq' }, 'is no age recipient'],
  ] as const)('fails for %s', (_, recipient, message) => {
    expect(() => encryptSopsFile(Buffer.from('a: 1\n'), 'a.yaml', { ...PLAN, groups: [[recipient]] }, NOW)).toThrow(message);
  });

  test('fails without any', () => {
    expect(codesOf(() => encryptSopsFile(Buffer.from('a: 1\n'), 'a.yaml', { ...PLAN, groups: [] }, NOW))).toEqual(['SEC209']);
  });
});

test.each([
  ['an encrypted file', 'values.yaml', encrypted('values.yaml'), 'SEC210'],
  ['a key "sops" of the file itself', 'a.yaml', Buffer.from('sops: {}\n'), 'SEC210'],
  ['broken YAML', 'a.yaml', Buffer.from('a: [\n'), 'SEC102'],
  ['a JSON list', 'a.json', Buffer.from('[]'), 'SEC102'],
  ['a dotenv line without "="', 'a.env', Buffer.from('A\n'), 'SEC102'],
])('fails to encrypt %s', (_, name, bytes, code) => {
  expect(codesOf(() => encryptSopsFile(bytes, name, PLAN, NOW))).toEqual([code]);
});

test('fails when an expression for comments in the clear matches ciphertext', () => {
  const plan: EncryptionPlan = { ...PLAN, rule: { kind: 'unencrypted_comment_regex', pattern: 'data:' } };
  expect(codesOf(() => encryptSopsFile(Buffer.from('# x\na: 1\n'), 'a.yaml', plan, NOW))).toEqual(['SEC106']);
});

test('a comment rule finds its comment again below a list', () => {
  const plan: EncryptionPlan = { ...PLAN, rule: { kind: 'encrypted_comment_regex', pattern: 'secret' } };
  const bytes = encryptSopsFile(Buffer.from('list:\n  -\n    # secret\n    a: 1\n    b: 2\n'), 'a.yaml', plan, NOW);
  expect(readSopsFile(bytes, 'a.yaml')).toMatchObject({ problems: [], clear: [['list', 0, 'b']] });
  expect(plainData(decryptSopsFile(bytes, 'a.yaml', ALICE).tree)).toEqual([{ list: [{ a: 1, b: 2 }] }]);
});

test('fails for a comment in a list that a comment rule wants encrypted, because sops could not decrypt it', () => {
  const plan: EncryptionPlan = { ...PLAN, rule: { kind: 'encrypted_comment_regex', pattern: 'secret' } };
  expect(() => encryptSopsFile(Buffer.from('# secret\nlist:\n  # x\n  - 1\n'), 'a.yaml', plan, NOW)).toThrow(
    'comment in the list "list" would be encrypted by encrypted_comment_regex');
});

test('a decrypted file is written in another format', () => {
  const { tree: values } = decryptSopsFile(encrypted('values.json'), 'values.json', ALICE);
  expect(writePlain(values, 'yaml', 'values.json').toString()).toContain('"8080": 1\n');
  expect(() => writePlain(values, 'dotenv', 'values.json')).toThrow('value of "nested" is a map, which dotenv cannot hold');
  expect(writePlain({ documents: [map([comment(' x'), entry('a', leaf(1.5))])] }, 'json', 'x').toString()).toBe('{\n\t"a": 1.5\n}\n');
});
