/** The Git repository that is read, and which addresses mean it. */
import { isAbsolute, join, resolve } from 'node:path';
import { isDirectory, tryReadText } from '../../text';

export interface LocalRepository {
  /** Absolute. */
  readonly root: string;
  /** The address of its remote, where it has one. */
  readonly url?: string;
  /** The branch that is checked out. */
  readonly branch?: string;
}

/** Reads `.git`; it asks nobody. */
export function readLocalRepository({ root }: { readonly root: string }): LocalRepository {
  const folder = gitFolder(root);
  const shared = folder === undefined ? undefined : sharedFolder(folder);
  const config = shared === undefined ? undefined : tryReadText(join(shared, 'config'));
  const head = folder === undefined ? undefined : tryReadText(join(folder, 'HEAD'));
  return { root, url: config === undefined ? undefined : originOf(config), branch: /^ref: refs\/heads\/(.+)$/m.exec(head ?? '')?.[1] };
}

/** Whether two addresses name one repository, be it by SSH or by HTTPS. */
export function isSameRepository(one: string, other: string): boolean {
  return placeOf(one) === placeOf(other);
}

/** Whether a revision is what is checked out; a tag or a commit may be another state. */
export function isCheckedOut({ branch }: LocalRepository, revision: string | undefined): boolean {
  return revision === undefined || ['', 'HEAD', 'main', 'master', 'refs/heads/main', 'refs/heads/master'].includes(revision)
    || (branch !== undefined && revision.replace(/^refs\/heads\//, '') === branch);
}

/** A work tree beside the first one has a file that says where its folder is. */
function gitFolder(root: string): string | undefined {
  const path = join(root, '.git');
  if (isDirectory(path)) {
    return path;
  }
  const target = /^gitdir: (.+)$/m.exec(tryReadText(path) ?? '')?.[1];
  return target === undefined ? undefined : resolve(root, target);
}

function sharedFolder(folder: string): string {
  const shared = tryReadText(join(folder, 'commondir'))?.trim();
  return shared === undefined ? folder : isAbsolute(shared) ? shared : join(folder, shared);
}

function originOf(config: string): string | undefined {
  const section = /^\[remote "origin"\]\s*$([^[]*)/m.exec(config)?.[1];
  return /^\s*url\s*=\s*(.+?)\s*$/m.exec(section ?? '')?.[1];
}

function placeOf(url: string): string {
  return url.trim().toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, '')
    .replace(/^[^/@]*@/, '')
    .replace(/^([^/:]+):(?:\d+\/)?\/?/, '$1/')
    .replace(/\/+$/, '')
    .replace(/\.git$/, '');
}
