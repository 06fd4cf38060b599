import { compareText } from '../gotemplate';

/** What is in a repository, wherever it is read from. */
export interface RepositoryContent {
  /** Paths from the root, in the order in which a walk meets them; none that starts with a dot, nor what is below it. */
  readonly directories: readonly string[];
  readonly files: readonly string[];
  /** The texts of files out of `files`. */
  read(paths: readonly string[]): ReadonlyMap<string, string>;
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
