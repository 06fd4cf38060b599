/** Paths inside a repository: forward slashes, from its root, without `.` and `..`. */
import { posix } from 'node:path';

/** `./apps/`, `/apps` and `apps` are one folder; `.`, `/` and nothing are the root. */
export function normalizePath(path: string): string {
  const normal = posix.normalize(path.replace(/^\/+/, '')).replace(/\/$/, '');
  return normal === '.' ? '' : normal;
}

/** What an entry of a file in `folder` points at. Starts with `../` where that is outside of the root. */
export function joinPath(folder: string, entry: string): string {
  const joined = posix.normalize(posix.join(folder, entry)).replace(/\/$/, '');
  return joined === '.' ? '' : joined;
}

export function folderOf(file: string): string {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? '' : file.slice(0, slash);
}

export function baseOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** Whether a path is a folder or stands below it. */
export function isWithin(path: string, folder: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** Every folder that a path stands in, the nearest first, the root last. */
export function foldersAbove(path: string): string[] {
  const folders: string[] = [];
  for (let here = path; here !== '';) {
    here = folderOf(here);
    folders.push(here);
  }
  return folders;
}
