import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTree } from '../../src/layout/write-tree';

let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'write-tree-'));
});

afterEach(() => {
  rmSync(outdir, { recursive: true, force: true });
});

const one = { path: 'apps/one.yaml', content: 'one\n' };
const two = { path: 'two.yaml', content: Buffer.from('two\n') };

test('writes files and says which', () => {
  expect(writeTree(outdir, [one, two])).toEqual({ written: ['apps/one.yaml', 'two.yaml'], unchanged: [], removed: [], kept: [] });
  expect(readFileSync(join(outdir, 'apps/one.yaml'), 'utf8')).toBe('one\n');
});

test('a tree that is not there yet has no trace of how it was written', () => {
  const fresh = join(outdir, 'deep', 'fresh');
  expect(writeTree(fresh, [one, two]).written).toEqual(['apps/one.yaml', 'two.yaml']);
  expect(readdirSync(join(outdir, 'deep'))).toEqual(['fresh']);
  expect(writeTree(fresh, [one, two]).unchanged).toEqual(['apps/one.yaml', 'two.yaml']);
});

test('leaves alone what has not changed', () => {
  writeTree(outdir, [one, two]);
  const before = statSync(join(outdir, 'apps/one.yaml'), { bigint: true });
  expect(writeTree(outdir, [one, { ...two, content: 'new\n' }])).toEqual({ written: ['two.yaml'], unchanged: ['apps/one.yaml'], removed: [], kept: [] });
  const after = statSync(join(outdir, 'apps/one.yaml'), { bigint: true });
  expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs]);
});

test('removes what it wrote before and nobody touched, with the directory', () => {
  writeTree(outdir, [one, two]);
  expect(writeTree(outdir, [two]).removed).toEqual(['apps/one.yaml']);
  expect(existsSync(join(outdir, 'apps'))).toBe(false);
});

test.each([
  ['a foreign file', () => writeFileSync(join(outdir, 'two.yaml'), 'mine'), 'OUT110'],
  ['a directory in the way', () => mkdirSync(join(outdir, 'two.yaml')), 'OUT110'],
  ['a link above', () => symlinkSync(tmpdir(), join(outdir, 'apps')), 'OUT111'],
])('fails on %s and writes nothing', (_, prepare, code) => {
  prepare();
  expect(() => writeTree(outdir, [one, two])).toThrow(code);
  expect(existsSync(join(outdir, '.cdk8s-gitops.json'))).toBe(false);
});

test('an output directory that is a link is followed', () => {
  const link = `${outdir}-link`;
  symlinkSync(outdir, link);
  try {
    writeTree(link, [two]);
    expect(writeTree(link, [two]).unchanged).toEqual(['two.yaml']);
  } finally {
    rmSync(link);
  }
});

test('removes a file in which only a robot changed a marked value', () => {
  const pinned = (tag: string) => ({ path: 'apps/web.yaml', content: `tag: ${tag} # {"$imagepolicy": "flux-system:web:tag"}\n` });
  writeTree(outdir, [one, pinned('1.0.0')]);
  writeFileSync(join(outdir, 'apps/web.yaml'), pinned('1.0.1').content);
  expect(writeTree(outdir, [one])).toMatchObject({ removed: ['apps/web.yaml'], kept: [] });
});

test('keeps a file that a person edited, and says so', () => {
  writeTree(outdir, [one, two]);
  writeFileSync(join(outdir, 'two.yaml'), 'mine\n');
  expect(writeTree(outdir, [one])).toMatchObject({ removed: [], kept: ['two.yaml'] });
  expect(readFileSync(join(outdir, 'two.yaml'), 'utf8')).toBe('mine\n');
});
