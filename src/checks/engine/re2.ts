import { RE2JS } from 're2js';

/** Nothing in it has a meaning to a regular expression. */
const PLAIN = /^\^?[\w ./-]*\$?$/;

/** What RE2, the only language of Go's regular expressions, has against a pattern; undefined where it takes it. */
export function re2Fault(pattern: string): string | undefined {
  if (PLAIN.test(pattern)) {
    return undefined;
  }
  try {
    RE2JS.compile(pattern);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'it is too large';
  }
}

/** The groups of a pattern that RE2 takes. */
export interface Re2Groups {
  readonly count: number;
  readonly names: readonly string[];
}

/** Undefined where RE2 does not take the pattern. */
export function tryGroups(pattern: string): Re2Groups | undefined {
  try {
    const compiled = RE2JS.compile(pattern);
    return { count: compiled.groupCount(), names: Object.keys(compiled.namedGroups()) };
  } catch {
    return undefined;
  }
}
