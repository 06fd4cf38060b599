import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The bytes of a file, or undefined where there is no regular file. */
export function tryReadBytes(path: string): Buffer | undefined {
  if (!existsSync(path) || !statSync(path).isFile()) {
    return undefined;
  }
  return readFileSync(path);
}

/** A text file, or undefined where there is no regular file. */
export function tryReadText(path: string): string | undefined {
  return tryReadBytes(path)?.toString('utf8');
}

export function isDirectory(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** What is below a directory: paths from it, with forward slashes, sorted. Links are not followed, `.git` is left out. */
export interface DirectoryListing {
  readonly directories: readonly string[];
  readonly files: readonly string[];
}

export function listDirectory(root: string): DirectoryListing {
  const directories: string[] = [];
  const files: string[] = [];
  const visit = (below: string): void => {
    for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isFile()) {
        files.push(path);
      } else if (entry.isDirectory() && entry.name !== '.git') {
        directories.push(path);
        visit(path);
      }
    }
  };
  visit('');
  return { directories: directories.sort(), files: files.sort() };
}
