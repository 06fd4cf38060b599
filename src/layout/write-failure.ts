import { existsSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fail } from '../diagnostics';
import { temporaryOf } from './disk-state';

/** Why the file system refuses, by its codes, and what helps. */
const REFUSALS: readonly (readonly [codes: readonly string[], reason: string, cure: string])[] = [
  [['EACCES', 'EPERM'], 'permission denied', 'run the program as a user who may write there'],
  [['EROFS'], 'the file system is read-only', 'mount it for writing'],
  [['ENOSPC', 'EDQUOT'], 'no space is left', 'free space there'],
  [['EISDIR', 'ENOTEMPTY', 'ERR_FS_EISDIR'], 'a directory is in the way', 'move it away'],
  [['ENOENT', 'ELOOP'], 'a symbolic link there leads nowhere, or a directory was removed in the middle', 'remove the link, or synthesize again'],
  [['EMFILE', 'ENFILE'], 'too many files are open', 'close files that the program opens, or raise the limit with "ulimit -n"'],
  [['ENAMETOOLONG'], 'the name is too long', 'give a shorter name'],
  [['EBUSY', 'ETXTBSY'], 'another program holds it', 'end that program'],
];

/** What the file system refuses is told in words, with the path that is wanted and not the one that is written first. */
export function explainFailure<T>(subject: string, alternative: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const { syscall, code = '', path, dest } = error as NodeJS.ErrnoException & { readonly dest?: string };
    if (syscall === undefined) {
      throw error;
    }
    const wanted = resolve(dest ?? path ?? subject).replace(temporaryOf(''), '');
    const [reason, cure] = reasonOf(subject, code, wanted);
    return fail('OUT114', subject, `"${asGiven(subject, wanted)}" cannot be written: ${reason}`, `${cure}${alternative}`);
  }
}

function reasonOf(subject: string, code: string, path: string): readonly [reason: string, cure: string] {
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    let file = path;
    while (!existsSync(file) && dirname(file) !== file) {
      file = dirname(file);
    }
    const isFile = statSync(file, { throwIfNoEntry: false })?.isDirectory() === false;
    return isFile ? [`the file "${asGiven(subject, file)}" is in the way`, 'move that file away'] : reasonOf(subject, 'ENOENT', path);
  }
  const [, reason, cure] = REFUSALS.find(([codes]) => codes.includes(code)) ?? [[], `the file system says ${code}`, 'make that path writable'];
  return [reason, cure];
}

/** A path below what the user named starts as the user named it. */
function asGiven(subject: string, path: string): string {
  const below = relative(resolve(subject), path).split('\\').join('/');
  return below.split('/')[0] === '..' ? path : join(subject, below);
}
