import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDirectory, listDirectory, listTree, tryDecodeUtf8, tryFindWorkTree, tryReadAtMost, tryReadBytes, tryReadText } from '../../src/text';

const root = mkdtempSync(join(tmpdir(), 'files-'));
mkdirSync(join(root, 'apps/shop'), { recursive: true });
mkdirSync(join(root, '.git'));
writeFileSync(join(root, '.git/HEAD'), 'x');
writeFileSync(join(root, 'apps/shop/b.yaml'), 'ü');
writeFileSync(join(root, 'a.yaml'), '');
symlinkSync(join(root, 'apps'), join(root, 'link'));

afterAll(() => rmSync(root, { recursive: true }));

test('a listing is sorted, has forward slashes, follows no link and leaves .git out', () => {
  expect(listDirectory(root)).toEqual({ directories: ['apps', 'apps/shop'], files: ['a.yaml', 'apps/shop/b.yaml'] });
});

test('a file is read as bytes or text, and what is none is undefined', () => {
  expect(tryReadText(join(root, 'apps/shop/b.yaml'))).toBe('ü');
  expect(tryReadBytes(join(root, 'a.yaml'))).toHaveLength(0);
  expect(tryReadText(join(root, 'apps'))).toBeUndefined();
  expect(tryReadBytes(join(root, 'missing'))).toBeUndefined();
  expect([isDirectory(root), isDirectory(join(root, 'a.yaml')), isDirectory(join(root, 'missing'))]).toEqual([true, false, false]);
});

test('bytes that are no UTF-8 are undefined, and a byte order mark is left out', () => {
  expect(tryDecodeUtf8(Buffer.from('\ufeffü'))).toBe('ü');
  expect(tryDecodeUtf8(Buffer.from([0xc3, 0x28]))).toBeUndefined();
});

test('a tree of strangers says what was not looked at', () => {
  expect(listTree(root, (name) => name === '.git')).toEqual({ files: ['a.yaml', 'apps/shop/b.yaml'], directories: ['apps', 'apps/shop'], closed: ['.git', 'link'] });
  expect(listTree(join(root, 'none'), () => false)).toEqual({ files: [], directories: [], closed: [''] });
});

test('a file is read up to a size', () => {
  expect([tryReadAtMost(join(root, 'apps/shop/b.yaml'), 2)?.length, tryReadAtMost(join(root, 'apps/shop/b.yaml'), 1), tryReadAtMost(join(root, 'none'), 1)]).toEqual([2, 'too large', undefined]);
});

test('a work tree is found from below', () => {
  expect([tryFindWorkTree(join(root, 'apps/shop')), tryFindWorkTree('/')]).toEqual([root, undefined]);
});
