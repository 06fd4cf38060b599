/** Reading what the user named, and writing it whole or not at all. */
import { randomBytes } from 'node:crypto';
import { closeSync, fchmodSync, fsyncSync, openSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { uninterrupted } from './interruption';
import { fail } from '../diagnostics';

/** Only the owner reads and writes. */
export const OWNER_ONLY = 0o600;

/** Who may read what is written: the owner alone, or whoever could read the file that is replaced. */
export type FileMode = 'owner only' | 'as before';

export function readNamed(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    return fail('CLI111', path, `it cannot be read: ${reasonOf(error)}`, 'correct the path, or its permissions');
  }
}

/** The file is replaced in one step: who reads it, and whoever interrupts this, finds the old bytes or the new ones. */
export function writeWhole(path: string, bytes: Buffer, mode: FileMode): void {
  try {
    uninterrupted(() => replace(path, bytes, mode));
  } catch (error) {
    fail('CLI112', path, `it cannot be written: ${reasonOf(error)}`, 'name a file in a directory where you may write, on a disk with space');
  }
}

/** A file that must not be there yet. */
export function writeNew(path: string, bytes: Buffer): void {
  try {
    writeFileSync(path, bytes, { flag: 'wx', mode: OWNER_ONLY, flush: true });
  } catch (error) {
    fail('CLI112', path, `it cannot be written: ${reasonOf(error)}`, 'name a file that does not exist yet, in a directory where you may write');
  }
}

function replace(named: string, bytes: Buffer, mode: FileMode): void {
  const before = statSync(named, { throwIfNoEntry: false });
  // A pipe or a device cannot be replaced, only written to; a link stays a link.
  if (before !== undefined && !before.isFile()) {
    writeFileSync(named, bytes);
    return;
  }
  const path = before === undefined ? named : realpathSync(named);
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  const permissions = before === undefined || mode === 'owner only' ? OWNER_ONLY : before.mode % 0o1000;
  try {
    writeSynced(temporary, bytes, permissions);
    renameSync(temporary, path);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** On the disk before it takes the place of the old file, or a crash could leave an empty one. */
function writeSynced(path: string, bytes: Buffer, permissions: number): void {
  const file = openSync(path, 'wx', OWNER_ONLY);
  try {
    writeFileSync(file, bytes);
    fchmodSync(file, permissions);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or directory',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'it is a directory',
  ENOTDIR: 'a part of the path is no directory',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
  EEXIST: 'it exists already',
};

/** What the system says, in words; its own message would repeat the path of a temporary file. */
export function reasonOf(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? REASONS[code] ?? code : String(error);
}
