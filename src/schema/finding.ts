import { formatPath, Path } from '../text';

/** What is wrong with one place of a manifest. With a subject it is a `Diagnostic`. */
export interface SchemaFinding {
  readonly code: string;
  /** An error is refused or dropped by the API server; a warning is something that works for now. */
  readonly severity: 'error' | 'warning';
  /** From the root of the manifest. */
  readonly path: Path;
  /** Names the place, too, so that it can stand alone. */
  readonly message: string;
  readonly fix: string;
}

const MOST_CHARACTERS = 60;

/** A wrong value in quotes: cut, and without the user info of a URL, which may be a password. */
export function quoted(value: string): string {
  const bare = JSON.stringify(value).slice(1, -1).replace(/:\/\/[^/@\s]*@/g, '://…@');
  return `"${bare.length > MOST_CHARACTERS ? `${bare.slice(0, MOST_CHARACTERS)}…` : bare}"`;
}

/** A place in words; keys that nobody could read are cut. */
export function shownPath(path: Path): string {
  return formatPath(path.map((key) => typeof key === 'string' && key.length > MOST_CHARACTERS ? `${key.slice(0, MOST_CHARACTERS)}…` : key));
}
