import { tryParseTargetPath } from '../../../src/checks/helm-release/target-path';

test.each([
  ['a', ['a']],
  ['a.b', ['a', 'b']],
  ['a[0].b', ['a', 0, 'b']],
  ['a[0][12]', ['a', 0, 12]],
  ['a\\.b.c', ['a.b', 'c']],
  ['podAnnotations.example\\.org/name', ['podAnnotations', 'example.org/name']],
])('%j is a path', (text, path) => {
  expect(tryParseTargetPath(text)).toEqual(path);
});

test.each(['', '.a', 'a.', 'a..b', '[0]', 'a.[0]', 'a[0]b', 'a[65537]', 'a\\'])('%j is no path', (text) => {
  expect(tryParseTargetPath(text)).toBeUndefined();
});
