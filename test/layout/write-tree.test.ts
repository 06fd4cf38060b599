import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import {
  existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, statSync, symlinkSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { writeAtomically, writeTree } from '../../src/layout/write-tree';
import { codesOf, faultsOf } from '../faults-of';

// Every function may be mocked: what another process does in the middle is done there.
jest.mock('node:fs', () => ({ ...jest.requireActual<object>('node:fs') }));
const fs = jest.requireMock<typeof import('node:fs')>('node:fs');

let outdir: string;

beforeEach(() => {
  outdir = mkdtempSync(join(tmpdir(), 'write-tree-'));
});

afterEach(() => {
  jest.restoreAllMocks();
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

test('keeps a stale file that somebody edited, and from then on it is theirs', () => {
  writeTree(outdir, [one, two]);
  writeFileSync(join(outdir, 'apps/one.yaml'), 'mine');

  expect(writeTree(outdir, [two])).toMatchObject({ removed: [], kept: ['apps/one.yaml'] });
  expect(() => writeTree(outdir, [one, two])).toThrow('OUT110');
  expect(readFileSync(join(outdir, 'apps/one.yaml'), 'utf8')).toBe('mine');
});

test('never touches foreign files, nor a directory that they are in', () => {
  writeTree(outdir, [one, two]);
  writeFileSync(join(outdir, 'apps/mine.yaml'), 'mine');
  writeTree(outdir, [two]);

  expect(readdirSync(join(outdir, 'apps'))).toEqual(['mine.yaml']);
});

test('takes a foreign file that already is as it is wanted for its own', () => {
  writeFileSync(join(outdir, 'two.yaml'), 'two\n');

  expect(writeTree(outdir, [two]).unchanged).toEqual(['two.yaml']);
  expect(writeTree(outdir, []).removed).toEqual(['two.yaml']);
});

test('leaves nothing half-written behind', () => {
  writeTree(outdir, [one, two]);
  writeTree(outdir, [{ ...one, content: 'new\n' }]);

  expect(readdirSync(outdir, { recursive: true }).sort()).toEqual(['.cdk8s-gitops.json', 'apps', 'apps/one.yaml']);
});

test('when a write fails, the file is as it was, and the next run knows what is its own', () => {
  writeTree(outdir, [two]);
  mkdirSync(join(outdir, `two.yaml.${process.pid}.tmp`));

  expect(() => writeTree(outdir, [one, { ...two, content: 'new\n' }])).toThrow('OUT114');
  expect(readFileSync(join(outdir, 'two.yaml'), 'utf8')).toBe('two\n');
  rmdirSync(join(outdir, `two.yaml.${process.pid}.tmp`));
  expect(writeTree(outdir, [two])).toEqual({ written: [], unchanged: ['two.yaml'], removed: ['apps/one.yaml'], kept: [] });
});

test('a directory takes the place of a file of a former synth', () => {
  writeTree(outdir, [{ path: 'apps', content: 'file' }]);

  expect(writeTree(outdir, [one])).toEqual({ written: ['apps/one.yaml'], unchanged: [], removed: ['apps'], kept: [] });
});

test('a stale file behind a link is not removed: it is somebody\'s', () => {
  writeTree(outdir, [one, two]);
  const elsewhere = join(outdir, 'elsewhere');
  renameSync(join(outdir, 'apps'), elsewhere);
  symlinkSync(elsewhere, join(outdir, 'apps'));

  expect(writeTree(outdir, [two]).removed).toEqual([]);
  expect(readdirSync(elsewhere)).toEqual(['one.yaml']);
});

test.each(['{', '[]', 'null', '{"files": []}', '{"files": null}', '{"other": 1}'])('fails on a damaged list of files: %s', (text) => {
  writeFileSync(join(outdir, '.cdk8s-gitops.json'), text);

  expect(codesOf(() => writeTree(outdir, [two]))).toEqual(['OUT112']);
  expect(existsSync(join(outdir, 'two.yaml'))).toBe(false);
});

test('a list that names files elsewhere removes none of them', () => {
  const victim = join(outdir, '..', `${basename(outdir)}-victim`);
  writeFileSync(victim, '');
  const files = { [`../${basename(victim)}`]: hash('sha256', '', 'hex'), [victim]: hash('sha256', '', 'hex') };
  writeFileSync(join(outdir, '.cdk8s-gitops.json'), JSON.stringify({ files }));
  try {
    expect(writeTree(outdir, [two]).removed).toEqual([]);
    expect(existsSync(victim)).toBe(true);
  } finally {
    rmSync(victim);
  }
});

test.each(['../x', '/x', 'a/../../x', ''])('fails on the path "%s", which is outside the output directory', (path) => {
  expect(codesOf(() => writeTree(outdir, [{ path, content: '' }]))).toContain('OUT113');
});

test.each([
  ['a foreign file', () => writeFileSync(join(outdir, 'two.yaml'), 'mine'), 'OUT110'],
  ['a directory in the way', () => mkdirSync(join(outdir, 'two.yaml')), 'OUT110'],
  ['a file above', () => writeFileSync(join(outdir, 'apps'), 'mine'), 'OUT110'],
  ['a link to nothing', () => symlinkSync('nowhere', join(outdir, 'two.yaml')), 'OUT110'],
  ['a link to nothing above', () => symlinkSync('nowhere', join(outdir, 'apps')), 'OUT111'],
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

test('a long file in pieces is one file', () => {
  const long = { path: 'long.yaml', content: [Buffer.from('a: 1\n'), Buffer.from('---\nb: 2\n')] };
  writeTree(outdir, [long, two]);
  expect(readFileSync(join(outdir, 'long.yaml'), 'utf8')).toBe('a: 1\n---\nb: 2\n');
  expect(writeTree(outdir, [long, two]).unchanged).toEqual(['long.yaml', 'two.yaml']);
  for (const other of ['a: 1\n---\nb: 2\nc: 3\n', 'a: 1\n---\nb: 3\n', 'a: 1\n']) {
    writeFileSync(join(outdir, 'long.yaml'), other);
    expect(writeTree(outdir, [long, two]).written).toEqual(['long.yaml']);
  }
  expect(writeTree(outdir, [two])).toMatchObject({ removed: ['long.yaml'], kept: [] });
});

test('a marked value may stand in any piece of a long file', () => {
  const piece = (tag: string) => Buffer.from(`tag: ${tag} # {"$imagepolicy": "flux-system:shop:tag"}\n`);
  const long = { path: 'long.yaml', content: [Buffer.from('a: 1\n'), piece('1.0.0')] };
  writeTree(outdir, [long, two]);
  expect(readFileSync(join(outdir, 'long.yaml'), 'utf8')).toBe(`a: 1\n${piece('1.0.0').toString()}`);
  expect(writeTree(outdir, [long, two]).unchanged).toEqual(['long.yaml', 'two.yaml']);
  writeFileSync(join(outdir, 'long.yaml'), `a: 1\n${piece('2.0.0').toString()}`);
  expect(writeTree(outdir, [two])).toMatchObject({ removed: ['long.yaml'], kept: [] });
});

test('keeps a file that a person edited, and says so', () => {
  writeTree(outdir, [one, two]);
  writeFileSync(join(outdir, 'two.yaml'), 'mine\n');
  expect(writeTree(outdir, [one])).toMatchObject({ removed: [], kept: ['two.yaml'] });
  expect(readFileSync(join(outdir, 'two.yaml'), 'utf8')).toBe('mine\n');
});

/** Does something once, just before a function of the file system is called. */
function justBefore(name: 'renameSync' | 'writeFileSync' | 'unlinkSync' | 'readFileSync', work: () => void): void {
  const real = fs[name] as (...args: unknown[]) => unknown;
  jest.spyOn(fs, name as 'renameSync').mockImplementationOnce((...args) => {
    work();
    return real(...args) as never;
  });
}

describe('two synths at once', () => {
  test('the slower one of a new tree writes into the tree of the faster one', () => {
    const fresh = join(outdir, 'fresh');
    justBefore('renameSync', () => {
      writeTree(join(outdir, 'other'), [one]);
      renameSync(join(outdir, 'other'), fresh);
    });

    expect(writeTree(fresh, [one, two])).toEqual({ written: ['two.yaml'], unchanged: ['apps/one.yaml'], removed: [], kept: [] });
    expect(readdirSync(outdir)).toEqual(['fresh']);
  });

  test('what somebody else put there in the meantime is foreign', () => {
    const fresh = join(outdir, 'fresh');
    justBefore('renameSync', () => {
      mkdirSync(fresh);
      writeFileSync(join(fresh, 'two.yaml'), 'mine');
    });

    expect(codesOf(() => writeTree(fresh, [two]))).toEqual(['OUT110']);
    expect(readdirSync(outdir)).toEqual(['fresh']);
  });

  test('a stale file that is gone already, with its directory', () => {
    writeTree(outdir, [one, two]);
    justBefore('unlinkSync', () => rmSync(join(outdir, 'apps'), { recursive: true }));

    expect(writeTree(outdir, [two]).removed).toEqual(['apps/one.yaml']);
  });

  test('a directory that takes the place of a stale file', () => {
    writeTree(outdir, [{ path: 'apps', content: 'file' }]);
    justBefore('unlinkSync', () => {
      rmSync(join(outdir, 'apps'));
      mkdirSync(join(outdir, 'apps'));
    });

    expect(writeTree(outdir, [one]).written).toEqual(['apps/one.yaml']);
  });

  test('a directory that the other one removes while it is empty', () => {
    writeTree(outdir, [two]);
    justBefore('writeFileSync', () => undefined);
    justBefore('writeFileSync', () => rmdirSync(join(outdir, 'apps')));

    expect(writeTree(outdir, [one, two]).written).toEqual(['apps/one.yaml']);
    expect(readFileSync(join(outdir, 'apps/one.yaml'), 'utf8')).toBe('one\n');
  });

  test('a file that is gone after it was listed', () => {
    writeTree(outdir, [two]);
    justBefore('readFileSync', () => undefined);
    justBefore('readFileSync', () => rmSync(join(outdir, 'two.yaml')));

    expect(writeTree(outdir, [two]).written).toEqual(['two.yaml']);
  });
});

describe('what the file system refuses is told in words (OUT114)', () => {
  const refuse = (name: 'renameSync' | 'writeFileSync', code: string) => jest.spyOn(fs, name as 'renameSync').mockImplementation((path, other) => {
    throw Object.assign(new Error(code), { code, syscall: 'x', path, dest: name === 'renameSync' ? other : undefined });
  });

  test.each([
    ['EACCES', 'permission denied', 'run the program as a user who may write there, or choose another outdir'],
    ['EROFS', 'the file system is read-only', 'mount it for writing, or choose another outdir'],
    ['ENOSPC', 'no space is left', 'free space there, or choose another outdir'],
    ['EMFILE', 'too many files are open', 'close files that the program opens, or raise the limit with "ulimit -n", or choose another outdir'],
    ['EIO', 'the file system says EIO', 'make that path writable, or choose another outdir'],
  ])('%s', (code, reason, fix) => {
    const fresh = join(outdir, 'fresh');
    refuse('writeFileSync', code);

    const message = `"${fresh}/.cdk8s-gitops.json" cannot be written: ${reason}`;
    expect(faultsOf(() => writeTree(fresh, [one]))).toMatchObject([{ code: 'OUT114', subject: fresh, message, fix }]);
    expect(readdirSync(outdir)).toEqual([]);
  });

  test('also when a whole tree, or a file, cannot take its place', () => {
    const fresh = join(outdir, 'fresh');
    refuse('renameSync', 'EACCES');

    expect(faultsOf(() => writeTree(fresh, [one]))).toMatchObject([{ message: `"${fresh}" cannot be written: permission denied` }]);
    expect(faultsOf(() => writeAtomically(join(outdir, 'kept'), ''))).toMatchObject([{
      subject: join(outdir, 'kept'),
      message: `"${outdir}/kept" cannot be written: permission denied`,
      fix: 'run the program as a user who may write there',
    }]);
    expect(readdirSync(outdir)).toEqual([]);
  });

  test.each(['', '/below', '/deep/below'])('a file where directories are wanted, as "file%s"', (below) => {
    const file = relative('.', join(outdir, 'file'));
    writeFileSync(file, '');

    const [fault] = faultsOf(() => writeTree(`${file}${below}`, [one]));
    expect(fault).toMatchObject({ code: 'OUT114', subject: `${file}${below}`, fix: 'move that file away, or choose another outdir' });
    expect(fault.message).toMatch(new RegExp('^"[^"]*file[^"]*" cannot be written: the file ".*/file" is in the way$'));
    expect(fault.message).not.toContain('.tmp');
  });

  test('an output directory that is a link to nothing', () => {
    symlinkSync('nowhere/at-all', join(outdir, 'link'));

    expect(faultsOf(() => writeTree(join(outdir, 'link'), [one]))).toMatchObject([{
      code: 'OUT114',
      message: `"${outdir}/link" cannot be written: a symbolic link there leads nowhere, or a directory was removed in the middle`,
    }]);
  });

  test('an error of ours stays what it is', () => {
    jest.spyOn(fs, 'writeFileSync').mockImplementation(() => {
      throw new TypeError('ours');
    });
    expect(() => writeTree(outdir, [one])).toThrow(TypeError);
  });
});

describe('what a run that was killed left behind', () => {
  const { pid: dead } = spawnSync(process.execPath, ['-e', '']);
  const { pid: other } = spawnSync(process.execPath, ['-e', '']);
  const alive = process.ppid;

  test.each([false, true])('trees beside the output directory, which is there: %s', (isThere) => {
    const fresh = join(outdir, 'fresh');
    if (isThere) {
      mkdirSync(fresh);
    }
    const names = [`fresh.${dead}.tmp`, `fresh.${process.pid}.tmp`, `fresh.${alive}.tmp`, `fresh.${other}.tmp`, `other.${dead}.tmp`, 'fresh.tmp', 'fresh.0.tmp', 'fresh.99999999999999.tmp'];
    names.forEach((name) => mkdirSync(join(outdir, name, 'apps'), { recursive: true }));
    writeFileSync(join(outdir, names[1], 'apps/old.yaml'), '');
    // What has no list of our files is somebody else's.
    [0, 1, 2].forEach((index) => writeFileSync(join(outdir, names[index], '.cdk8s-gitops.json'), ''));
    writeTree(fresh, [one]);

    expect(readdirSync(outdir).sort()).toEqual(['fresh', ...names.slice(2)].sort());
    expect(readdirSync(fresh, { recursive: true }).sort()).toEqual(['.cdk8s-gitops.json', 'apps', 'apps/one.yaml']);
  });

  test('files beside those that it wrote, and no others', () => {
    writeTree(outdir, [one, two]);
    const gone = [`two.yaml.${dead}.tmp`, `.cdk8s-gitops.json.${dead}.tmp`, `apps/one.yaml.${dead}.tmp`];
    const kept = [`two.yaml.${alive}.tmp`, `mine.yaml.${dead}.tmp`];
    [...gone, ...kept].forEach((path) => writeFileSync(join(outdir, path), ''));
    writeTree(outdir, [two]);

    expect(readdirSync(outdir, { recursive: true }).sort()).toEqual(['.cdk8s-gitops.json', 'two.yaml', ...kept].sort());
  });

  test('what cannot be removed stops no synth', () => {
    mkdirSync(join(outdir, `fresh.${dead}.tmp`));
    writeFileSync(join(outdir, `fresh.${dead}.tmp`, '.cdk8s-gitops.json'), '');
    jest.spyOn(fs, 'rmSync').mockImplementationOnce(() => {
      throw new Error('EACCES');
    });

    expect(writeTree(join(outdir, 'fresh'), [one]).written).toEqual(['apps/one.yaml']);
  });
});
