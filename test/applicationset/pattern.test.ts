import { directoryMatcher, fileMatcher } from '../../src/applicationset/pattern';

test.each<[string, string, boolean]>([
  ['apps/*', 'apps/a', true], ['apps/*', 'apps/a/b', false], ['*', 'a/b', false], ['**', 'a/b', false], ['a?c', 'a/c', false], ['[a-c]x', 'bx', true],
  ['[^a]x', 'bx', true], ['[!a]x', 'bx', false], ['a[', 'a[', false], ['[]a]', ']', false], ['\\*', '*', true], ['a\\', 'a\\', false], ['[a-]', 'a', false],
  ['*a*b', 'xaxxb', true], ['*a*b/c', 'xab/c', true], ['[', 'x', false], ['', '', true],
])('path.Match: %s on %s is %s', (pattern, path, expected) => {
  expect(directoryMatcher(pattern)(path)).toBe(expected);
});

test.each<[string, string, boolean]>([
  ['apps/*.yaml', 'apps/a/b.yaml', true], ['apps', 'apps/a', true], ['apps/', 'apps/a', true], ['apps/', 'apps', false], ['app', 'apps/a', false], ['*', 'a/b', true],
  ['a?c', 'a/c', true], ['[!a]x', 'bx', true], ['[[:digit:]]x', '1x', true], ['[[:digit:]]x', 'ax', false], ['./a//b', 'a/b', true], ['a/../b', 'b', true], ['.', 'a/b', true],
  ['**/c.yaml', 'c.yaml', false], ['**/c.yaml', 'a/b/c.yaml', true], ['[]a]', ']', true],
])('git ls-files: %s on %s is %s', (pattern, path, expected) => {
  expect(fileMatcher(pattern)(path)).toBe(expected);
});

test('many stars over a long path end soon', () => {
  const start = Date.now();
  expect(fileMatcher(`${'*a'.repeat(50)}*b`)('a'.repeat(5000))).toBe(false);
  expect(Date.now() - start).toBeLessThan(2000);
});
