/** Paths of sprig: Go's path package, which on Linux is its path/filepath too. */
import { goFunc, GoFunc } from '../gotemplate';

/** The shortest equal path, by the text alone. */
export function cleanPath(path: string): string {
  const isRooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') {
      parts.pop();
    } else if (part === '..' ? !isRooted : part !== '' && part !== '.') {
      parts.push(part);
    }
  }
  const clean = (isRooted ? '/' : '') + parts.join('/');
  return clean === '' ? '.' : clean;
}

function base(path: string): string {
  if (path === '') {
    return '.';
  }
  const name = path.replace(/\/+$/, '');
  return name === '' ? '/' : name.slice(name.lastIndexOf('/') + 1);
}

function dir(path: string): string {
  return cleanPath(path.slice(0, path.lastIndexOf('/') + 1));
}

function ext(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot);
}

const FUNCS: Readonly<Record<string, GoFunc>> = {
  base: goFunc('func(string) string', base),
  dir: goFunc('func(string) string', dir),
  clean: goFunc('func(string) string', cleanPath),
  ext: goFunc('func(string) string', ext),
  isAbs: goFunc('func(string) bool', (path: string) => path.startsWith('/')),
};

export const PATH: Readonly<Record<string, GoFunc>> = {
  ...FUNCS,
  ...Object.fromEntries(Object.entries(FUNCS).map(([name, func]) => [`os${name[0].toUpperCase()}${name.slice(1)}`, func])),
};
