import { baseOf, folderOf, foldersAbove, isWithin, joinPath, normalizePath } from '../../../src/inventory/directory/repository-path';

test.each([['./apps/', 'apps'], ['/apps', 'apps'], ['.', ''], ['/', ''], ['', ''], ['./', ''], ['a//b/../c', 'a/c'], ['../x', '../x']])('%j is %j', (path, normal) => {
  expect(normalizePath(path)).toBe(normal);
});

test('entries are joined, taken apart and compared part by part', () => {
  expect([joinPath('apps/prod', '../base'), joinPath('', '..'), joinPath('apps', '..')]).toEqual(['apps/base', '..', '']);
  expect([folderOf('a/b.yaml'), folderOf('b.yaml'), baseOf('a/b.yaml')]).toEqual(['a', '', 'b.yaml']);
  expect(foldersAbove('a/b/c.yaml')).toEqual(['a/b', 'a', '']);
  expect([isWithin('apps', 'apps'), isWithin('apps/x', 'apps'), isWithin('apps2', 'apps'), isWithin('x', '')]).toEqual([true, true, false, true]);
});
