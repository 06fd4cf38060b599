import fs, { lstatSync, symlinkSync } from 'node:fs';
import { SopsFolder } from './sops-folder';
import { writeWhole } from '../../src/cli/safe-file';
import { codesOf, faultsOf } from '../faults-of';

let folder: SopsFolder;

beforeEach(() => {
  folder = new SopsFolder().write('file', 'old', 0o644);
});

afterEach(() => {
  jest.restoreAllMocks();
  folder.remove();
});

const write = (mode: 'owner only' | 'as before', name = 'file') => writeWhole(folder.at(name), Buffer.from('new'), mode);

test('a ciphertext keeps the permissions of the file before it, a plaintext does not', () => {
  write('as before');
  expect([folder.read('file'), folder.mode('file')]).toEqual(['new', '644']);
  write('owner only');
  expect(folder.mode('file')).toBe('600');
});

test('a new file belongs to its owner alone', () => {
  write('as before', 'other');
  expect(folder.mode('other')).toBe('600');
});

test('a link stays a link', () => {
  symlinkSync(folder.at('file'), folder.at('link'));
  write('as before', 'link');
  expect([folder.read('file'), lstatSync(folder.at('link')).isSymbolicLink()]).toEqual(['new', true]);
});

test('a device is written to, not replaced', () => {
  writeWhole('/dev/null', Buffer.from('new'), 'owner only');
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
});

test.each(['openSync', 'writeFileSync', 'fchmodSync', 'fsyncSync', 'renameSync'] as const)('CLI112: a failing %s leaves the old file whole, and nothing beside it', (step) => {
  jest.spyOn(fs, step).mockImplementation(() => {
    throw Object.assign(new Error('secret text'), { code: 'ENOSPC' });
  });
  const [{ code, message }] = faultsOf(() => write('owner only'));
  jest.restoreAllMocks();
  expect({ code, message }).toEqual({ code: 'CLI112', message: 'it cannot be written: the disk is full' });
  expect([folder.read('file'), folder.mode('file'), folder.names()]).toEqual(['old', '644', ['file']]);
});

test('CLI112: a file below a file cannot be written', () => {
  expect(codesOf(() => write('owner only', 'file/below'))).toEqual(['CLI112']);
});
