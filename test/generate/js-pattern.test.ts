import { toJsPattern } from '../../tools/generate/js-pattern';

test.each([
  ['^[a-z0-9]([-a-z0-9]*[a-z0-9])?$', '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$'],
  ['^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$', '^([0-9]+(\\.[0-9]+)?(ms|s|m|h))+$'],
  ['^([a-zA-Z0-9_\\-.\\\\\\/]|\\[[0-9]{1,5}\\])+$', '^([a-zA-Z0-9_\\-.\\\\\\/]|\\[[0-9]{1,5}\\])+$'],
])('%s means the same in JavaScript', (re2, js) => {
  expect(toJsPattern(re2)).toBe(js);
});

test('a dot takes every character but a newline, as in RE2', () => {
  const pattern = new RegExp(toJsPattern('^.{2}$'), 'u');

  expect(['a\r', 'a\u2028', '😀😀', 'a\n', '😀'].map((text) => pattern.test(text))).toEqual([true, true, true, false, false]);
});

test.each(['(?i)a', '\\d+', '\\w', '[[:alpha:]]', 'a*?', '\\pL', '\\Aa\\z', '[\\d]', 'a b'])('fails on %s, which needs thought', (re2) => {
  expect(() => toJsPattern(re2)).toThrow('may mean something else in JavaScript');
});
