/** The content of a Git repository, from a directory or from a commit. Nothing outside of it is ever read. */
import { join } from 'node:path';
import { fail } from '../diagnostics';
import { compareText } from '../gotemplate';
import { isDirectory, listDirectory, tryReadText } from '../text';
import { openCommit } from './git-commit';
import { World, WorldRepository } from './world';

export interface RepositoryContent {
  /** Paths from the root, in the order in which a walk meets them; none that starts with a dot, nor what is below it. */
  readonly directories: readonly string[];
  readonly files: readonly string[];
  /** The texts of files out of `files`. */
  read(paths: readonly string[]): ReadonlyMap<string, string>;
}

/** Opens each repository once. */
export class Repositories {
  private readonly opened = new Map<WorldRepository, RepositoryContent>();

  public constructor(private readonly world: World) {}

  public tryOpen(url: string, revision: string): RepositoryContent | undefined {
    const key = repositoryKey(url);
    const found = (this.world.repositories ?? [])
      .filter((one) => repositoryKey(one.url) === key)
      .find(({ targetRevision }) => targetRevision === undefined || targetRevision === revision);
    if (found && !this.opened.has(found)) {
      this.opened.set(found, found.revision === undefined ? openDirectory(found.directory, url) : openCommit(found.directory, found.revision));
    }
    return found && this.opened.get(found);
  }
}

/** One spelling for the spellings of one repository: `https://host/a/b.git`, `git@host:a/b`. */
function repositoryKey(url: string): string {
  const plain = url.trim().toLowerCase().replace(/\/+$/, '').replace(/\.git$/, '');
  return plain.replace(/^[a-z+]+:\/\/([^@/]*@)?/, '').replace(/^[^@/]+@([^:/]+):/, '$1/').replace(/^([^:/]+):\d+\//, '$1/');
}

/** Links are left alone: they may lead anywhere. */
function openDirectory(directory: string, url: string): RepositoryContent {
  if (!isDirectory(directory)) {
    fail('EXP100', url, `directory "${directory}" does not exist`, 'give the directory of a local copy');
  }
  const { directories, files } = listDirectory(directory);
  return {
    directories: inWalkOrder(directories.filter(isVisible)),
    files,
    read: (paths) => new Map(paths.map((path) => [path, tryReadText(join(directory, path)) ?? ''])),
  };
}

export function isVisible(path: string): boolean {
  return !path.split('/').some((part) => part.startsWith('.'));
}

/** filepath.WalkDir compares names, not paths: `a/x` comes before `a-b`. */
export function inWalkOrder(paths: readonly string[]): string[] {
  const parts = new Map(paths.map((path) => [path, path.split('/')]));
  return [...paths].sort((one, other) => compareParts(parts.get(one)!, parts.get(other)!));
}

function compareParts(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((part, index) => part !== other[index]);
  return at < 0 ? one.length - other.length : other[at] === undefined ? 1 : compareText(one[at], other[at]);
}
