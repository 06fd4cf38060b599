import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDirectory, listDirectory, tryDecodeUtf8, tryReadBytes, tryReadText } from '../../src/text';

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
