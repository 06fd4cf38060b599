import { Path } from '../text';

/** What is wrong with one place of a manifest. With a subject it is a `Diagnostic`. */
export interface SchemaFinding {
  readonly code: string;
  /** From the root of the manifest. */
  readonly path: Path;
  /** Names the place, too, so that it can stand alone. */
  readonly message: string;
  readonly fix: string;
}

const MOST_CHARACTERS = 60;

/** A wrong value in quotes: cut, and without the user info of a URL, which may be a password. */
export function quoted(value: unknown): string {
  const text = typeof value === 'bigint' ? String(value) : JSON.stringify(value);
  const plain = text.replace(/:\/\/[^/@\s]*@/g, '://…@');
  const bare = plain.startsWith('"') ? plain.slice(1, -1) : plain;
  return `"${bare.length > MOST_CHARACTERS ? `${bare.slice(0, MOST_CHARACTERS)}…` : bare}"`;
}
