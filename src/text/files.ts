import { existsSync, readFileSync, statSync } from 'node:fs';

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
