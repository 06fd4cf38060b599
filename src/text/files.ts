import { Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

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

/** What is below a directory, with what was not looked at. */
export interface TreeListing {
  /** From the root of the listing, with forward slashes, sorted. */
  readonly files: readonly string[];
  readonly directories: readonly string[];
  /** Links, directories that cannot be opened, and directories that are passed over: what is below is unknown. */
  readonly closed: readonly string[];
}

/** Like `listDirectory`, for trees of strangers: nothing in them stops it. */
export function listTree(root: string, isPassedOver: (name: string) => boolean): TreeListing {
  const [files, directories, closed]: string[][] = [[], [], []];
  const pending = [''];
  for (let below = pending.pop(); below !== undefined; below = pending.pop()) {
    const entries = tryListEntries(join(root, below));
    if (entries === undefined) {
      closed.push(below);
    }
    for (const entry of entries ?? []) {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isFile()) {
        files.push(path);
      } else if (!entry.isDirectory() || isPassedOver(entry.name)) {
        closed.push(path);
      } else {
        directories.push(path);
        pending.push(path);
      }
    }
  }
  return { files: files.sort(), directories: directories.sort(), closed: closed.sort() };
}

/** What stands directly in a directory, sorted; nothing where it is not there or closed to us. Links are left out. */
export function listFolder(path: string): DirectoryListing {
  const entries = tryListEntries(path) ?? [];
  const names = (wanted: (entry: Dirent) => boolean) => entries.filter(wanted).map(({ name }) => name).sort();
  return { files: names((entry) => entry.isFile()), directories: names((entry) => entry.isDirectory()) };
}

function tryListEntries(path: string): Dirent[] | undefined {
  try {
    return readdirSync(path, { withFileTypes: true });
  } catch {
    return undefined;
  }
}

/** The bytes of a file that may be gone, closed to us, or larger than what anybody wants to read. */
export function tryReadAtMost(path: string, most: number): Buffer | 'too large' | undefined {
  try {
    const stats = statSync(path);
    // A pipe or a device may never end.
    return !stats.isFile() ? undefined : stats.size > most ? 'too large' : readFileSync(path);
  } catch {
    return undefined;
  }
}

/** The nearest directory at or above a path that is the root of a Git work tree. */
export function tryFindWorkTree(path: string): string | undefined {
  for (let here = path; ; here = dirname(here)) {
    if (existsSync(join(here, '.git'))) {
      return here;
    }
    if (dirname(here) === here) {
      return undefined;
    }
  }
}
