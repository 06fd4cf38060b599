import { CommentStack, RuleMatcher, SopsRuleKind, tryRegex } from '../../src/sops/rule';

function covers(kind: SopsRuleKind, pattern: string, path: string[], comments: CommentStack = [[]], isComment = false): boolean {
  return new RuleMatcher({ kind, pattern }).covers({ path, comments, isComment });
}

test.each<[SopsRuleKind, string, string[], boolean]>([
  ['unencrypted_suffix', '_x', ['a'], true],
  ['unencrypted_suffix', '_x', ['a_x'], false],
  ['unencrypted_suffix', '_x', ['tree_x', 'a'], false],
  ['encrypted_suffix', '_x', ['a'], false],
  ['encrypted_suffix', '_x', ['tree_x', 'a'], true],
  ['encrypted_regex', '^(data|stringData)$', ['data', 'a'], true],
  ['encrypted_regex', '^(data|stringData)$', ['metadata'], false],
  ['encrypted_regex', 'data', ['metadata'], true],
  ['unencrypted_regex', '(?i)^HOST', ['hostname'], false],
  ['unencrypted_regex', '(?i)^HOST', ['my-host'], true],
])('%s "%s" decides for %j: %s', (kind, pattern, path, expected) => {
  expect(covers(kind, pattern, path)).toBe(expected);
});

test('a comment directly before an item, or before one around it, decides for comment rules', () => {
  expect(covers('encrypted_comment_regex', 'enc', ['a', 'b'], [['enc'], []])).toBe(true);
  expect(covers('encrypted_comment_regex', 'enc', ['a', 'b'], [['other'], []])).toBe(false);
  expect(covers('unencrypted_comment_regex', 'clear', ['a', 'b'], [[], ['clear']])).toBe(false);
  expect(covers('unencrypted_comment_regex', 'clear', ['a', 'b'], [[], []])).toBe(true);
});

test('the comment that switches encryption on stays readable, the next one does not', () => {
  expect(covers('encrypted_comment_regex', 'enc', [], [['enc']], true)).toBe(false);
  expect(covers('encrypted_comment_regex', 'enc', [], [['enc', 'next']], true)).toBe(true);
});

test('an expression that does not compile never matches, as in sops', () => {
  expect(covers('encrypted_regex', '(?=x)', ['x'])).toBe(false);
  expect(covers('unencrypted_regex', '(', ['('])).toBe(true);
});

test.each(['(?=a)', '(', 'a**', '\\', '(?<=a)b', '((a{1000}){1000}){1000}'])('%p is no expression of Go', (pattern) => {
  expect(tryRegex(pattern)).toBeUndefined();
});

test.each([['[[:alpha:]]+', 'ä1a'], ['\\pL', 'ä'], ['(?P<name>x)', 'x'], ['a\\z', 'ba'], ['(?i)straße', 'STRAßE']])('%p of Go is found in %p', (pattern, text) => {
  expect(tryRegex(pattern)?.(text)).toBe(true);
});

test('an expression that would take for ever in JavaScript takes no time', () => {
  expect(tryRegex('^(a+)+$')?.(`${'a'.repeat(5000)}!`)).toBe(false);
});
