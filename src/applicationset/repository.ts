/** Git repositories as directories or commits. Nothing outside of them is ever read. */
import { join } from 'node:path';
import { fail } from '../diagnostics';
import { isDirectory, listDirectory, tryReadText } from '../text';
import { openCommit } from './git-commit';
import { inWalkOrder, isVisible, RepositoryContent } from './repository-content';
import { World, WorldRepository } from './world';

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
