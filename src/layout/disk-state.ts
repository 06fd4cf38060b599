import { Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Content, isSame } from './content';

/** What stands where a file of the output is wanted. */
export type FileState = 'missing' | 'same' | 'different' | 'no file';

/**
 * The output directory as a synth finds it. Each directory is listed once, so that a tree that is new
 * costs no look at each of its files.
 */
export class DiskState {
  private readonly listings = new Map<string, ReadonlyMap<string, Dirent>>();
  private readonly links = new Map<string, string | undefined>();

  public constructor(private readonly outdir: string) {}

  public compare(path: string, content: Content): FileState {
    const entry = this.find(path);
    if (entry === undefined) {
      return 'missing';
    }
    if (!entry.isFile()) {
      return 'no file';
    }
    const found = unlessFailing(['ENOENT'], () => readFileSync(join(this.outdir, path)));
    return found === undefined ? 'missing' : isSame(found, content) ? 'same' : 'different';
  }

  /** The topmost directory above a path, below the output directory, that is a symbolic link. */
  public linkAbove(path: string): string | undefined {
    const directory = dirname(path);
    if (directory === '.') {
      return undefined;
    }
    if (!this.links.has(directory)) {
      this.links.set(directory, this.linkAbove(directory) ?? (this.find(directory)?.isSymbolicLink() ? directory : undefined));
    }
    return this.links.get(directory);
  }

  /** The directory above a path, or one above that, which is a file or something else, but no link. */
  public fileAbove(path: string): string | undefined {
    const directory = dirname(path);
    if (directory === '.') {
      return undefined;
    }
    const entry = this.find(directory);
    return entry && !entry.isDirectory() && !entry.isSymbolicLink() ? directory : this.fileAbove(directory);
  }

  /** What runs that were killed left beside these files. */
  public leftovers(paths: readonly string[]): string[] {
    const directories = new Set(paths.filter((path) => this.linkAbove(path) === undefined).map((path) => dirname(path)));
    const names = new Set(paths);
    return [...directories].flatMap((directory) => {
      const found = [...this.list(directory).values()].filter((entry) => entry.isFile()).map(({ name }) => join(directory, name));
      return found.filter((path) => {
        const stem = tryStemOfLeftover(path);
        return stem !== undefined && names.has(stem);
      });
    });
  }

  private find(path: string): Dirent | undefined {
    const directory = dirname(path);
    return this.list(directory).get(path.slice(directory === '.' ? 0 : directory.length + 1));
  }

  private list(directory: string): ReadonlyMap<string, Dirent> {
    let listing = this.listings.get(directory);
    if (listing === undefined) {
      listing = new Map(this.tryList(directory).map((entry) => [entry.name, entry]));
      this.listings.set(directory, listing);
    }
    return listing;
  }

  /** Nothing where a directory is missing, or a file in its way: making the directory then says so. */
  private tryList(directory: string): Dirent[] {
    const isThere = directory === '.' ? statSync(this.outdir, { throwIfNoEntry: false })?.isDirectory() : this.find(directory)?.isDirectory();
    return isThere ? unlessFailing(['ENOENT'], () => readdirSync(join(this.outdir, directory), { withFileTypes: true })) ?? [] : [];
  }
}

/** Where something is written before it takes its place. */
export function temporaryOf(path: string): string {
  return `${path}.${process.pid}.tmp`;
}

/** The place that such a file was to take, where the process that wrote it lives no more. */
export function tryStemOfLeftover(path: string): string | undefined {
  const found = /^(.+)\.([1-9]\d*)\.tmp$/.exec(path);
  return found && !isAlive(Number(found[2])) ? found[1] : undefined;
}

/** Our own number belonged to another process: in a container each run may have the same. */
function isAlive(pid: number): boolean {
  if (pid === process.pid) {
    return false;
  }
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return !hasCode(error, ['ESRCH']);
  }
}

/** Undefined where the work fails with one of these codes: another synth may have removed a file since it was listed. */
export function unlessFailing<T>(codes: readonly string[], work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (hasCode(error, codes)) {
      return undefined;
    }
    throw error;
  }
}

export function hasCode(error: unknown, codes: readonly string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? '');
}
