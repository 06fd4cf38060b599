import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { MANIFEST, writeTree } from '../../src/layout/write-tree';
import { readTree } from '../apps';
import { codesOf, faultsOf } from '../faults-of';

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
  ['a link to nothing', () => symlinkSync('nowhere', join(outdir, 'two.yaml')), 'OUT110'],
  ['a file in the place of a directory', () => writeFileSync(join(outdir, 'apps'), 'mine'), 'OUT110'],
  ['a link above', () => symlinkSync(tmpdir(), join(outdir, 'apps')), 'OUT111'],
  ['a link to nothing above', () => symlinkSync('nowhere', join(outdir, 'apps')), 'OUT111'],
])('fails on %s and writes nothing', (_, prepare, code) => {
  prepare();
  const before = readdirSync(outdir);

  expect(codesOf(() => writeTree(outdir, [one, two]))).toEqual([code]);
  expect(readdirSync(outdir)).toEqual(before);
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

test('the same tree twice writes nothing, not even the list of its files', () => {
  writeTree(outdir, [one, two]);
  const before = statSync(join(outdir, MANIFEST), { bigint: true });

  expect(writeTree(outdir, [two, one])).toEqual({ written: [], unchanged: ['two.yaml', 'apps/one.yaml'], removed: [], kept: [] });
  expect(statSync(join(outdir, MANIFEST), { bigint: true }).mtimeNs).toBe(before.mtimeNs);
});

test('foreign files stay, also in directories that it leaves', () => {
  writeTree(outdir, [one, two]);
  writeFileSync(join(outdir, 'apps/README.md'), 'mine');
  writeFileSync(join(outdir, 'notes.txt'), 'mine');
  writeTree(outdir, [two]);

  const { [MANIFEST]: _, ...files } = readTree(outdir);
  expect(files).toEqual({ 'apps/README.md': 'mine', 'notes.txt': 'mine', 'two.yaml': 'two\n' });
});

test('a stale file that somebody edited has become theirs, and is in the way later', () => {
  writeTree(outdir, [one, two]);
  writeFileSync(join(outdir, 'apps/one.yaml'), 'mine');

  expect(writeTree(outdir, [two]).removed).toEqual([]);
  expect(readTree(outdir)['apps/one.yaml']).toBe('mine');
  expect(codesOf(() => writeTree(outdir, [one, two]))).toEqual(['OUT110']);
});

test('a file of ours that somebody edited is written again', () => {
  writeTree(outdir, [one]);
  writeFileSync(join(outdir, 'apps/one.yaml'), 'edited');

  expect(writeTree(outdir, [one]).written).toEqual(['apps/one.yaml']);
});

test('a foreign file with the very bytes that are wanted is taken over', () => {
  writeFileSync(join(outdir, 'two.yaml'), 'two\n');

  expect(writeTree(outdir, [two]).unchanged).toEqual(['two.yaml']);
  expect(writeTree(outdir, []).removed).toEqual(['two.yaml']);
});

test('nothing temporary stays, whether the directory was there or not', () => {
  const fresh = join(outdir, 'deep/fresh');
  writeTree(fresh, [one]);
  writeTree(fresh, [{ ...one, content: 'new' }, two]);

  expect(Object.keys(readTree(outdir))).toEqual(['deep/fresh/.cdk8s-gitops.json', 'deep/fresh/apps/one.yaml', 'deep/fresh/two.yaml']);
});

test('nothing is removed through a link that somebody put above a stale file', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  try {
    writeTree(outdir, [one, two]);
    renameSync(join(outdir, 'apps'), join(elsewhere, 'apps'));
    symlinkSync(join(elsewhere, 'apps'), join(outdir, 'apps'));

    expect(writeTree(outdir, [two]).removed).toEqual([]);
    expect(readTree(elsewhere)).toEqual({ 'apps/one.yaml': 'one\n' });
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

test.each(['', '{', 'null', '[]', '{"files": "all"}'])('fails on a list of files that is damaged: %j', (text) => {
  writeTree(outdir, [two]);
  writeFileSync(join(outdir, MANIFEST), text);

  expect(faultsOf(() => writeTree(outdir, [one]))).toMatchObject([{ code: 'OUT112', subject: join(outdir, MANIFEST) }]);
  expect(readTree(outdir)).toEqual({ [MANIFEST]: text, 'two.yaml': 'two\n' });
});

test('a list of files that names what is not ours to touch is not believed', () => {
  const victim = `${outdir}-victim`;
  const hash = createHash('sha256').update('precious').digest('hex');
  writeFileSync(victim, 'precious');
  try {
    const files = { [`../${basename(victim)}`]: hash, [victim]: hash, 'a/../../x': hash, '': hash };
    writeFileSync(join(outdir, MANIFEST), JSON.stringify({ files }));

    expect(writeTree(outdir, [two]).removed).toEqual([]);
    expect(readFileSync(victim, 'utf8')).toBe('precious');
  } finally {
    rmSync(victim);
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
