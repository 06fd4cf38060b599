import { fileGlobToRegExp, globToRegExp } from '../../src/text';

const matches = (pattern: string, path: string, crossesSlash = false) => globToRegExp(pattern, { crossesSlash }).test(path);

/** Go's path.Match, by which Argo CD takes directories. */
test.each([
  ['apps/*', 'apps/shop', true],
  ['apps/*', 'apps/shop/base', false],
  ['apps/*', 'apps/', true],
  ['*', 'apps/shop', false],
  ['apps/?', 'apps/a', true],
  ['apps/?', 'apps/ab', false],
  ['apps/[a-c]*', 'apps/beta', true],
  ['apps/[^a-c]*', 'apps/beta', false],
  ['a.b', 'a.b', true],
  ['a.b', 'axb', false],
  ['a+(b)|{c}$^', 'a+(b)|{c}$^', true],
  ['a\\*', 'a*', true],
  ['a\\*', 'ab', false],
  ['a\\d', 'ad', true],
  ['a\\d', 'a1', false],
  ['a[\\d]', 'ad', true],
  ['a[\\d]', 'a1', false],
  ['a[', 'a[', false],
])('the pattern %j on %j: %s', (pattern, path, expected) => {
  expect(matches(pattern, path)).toBe(expected);
});

/** The pathspec of `git ls-files`, by which Argo CD takes files. */
test.each([
  ['apps/*/config.json', 'apps/shop/config.json', true],
  ['apps/*/config.json', 'apps/team/shop/config.json', true],
  ['apps/**/config.json', 'apps/shop/config.json', true],
  ['*.yaml', 'a/b/c.yaml', true],
  ['apps/?.yaml', 'apps//.yaml', true],
])('with "*" across slashes, the pattern %j on %j: %s', (pattern, path, expected) => {
  expect(matches(pattern, path, true)).toBe(expected);
});

test('a pattern of files with a "[" that is never closed fits nothing', () => {
  expect(fileGlobToRegExp('apps/[').test('apps/[')).toBe(false);
});
