/** Regular expressions as Helm's validator reads them: RE2, in time that is linear in the text. */
import { RE2JS } from 're2js';
import { SchemaRefusal } from './schema-error';

/** Longer ones, or ones that count further, take long to compile. */
const LONGEST = 5_000;

export class Patterns {
  private readonly compiled = new Map<string, RE2JS>();

  public matches(pattern: string, text: string): boolean {
    return this.compile(pattern).matcher(text).find();
  }

  public compile(pattern: string): RE2JS {
    const known = this.compiled.get(pattern) ?? compileOnce(pattern);
    this.compiled.set(pattern, known);
    return known;
  }
}

export function isGoRegex(pattern: string): boolean {
  try {
    return RE2JS.compile(pattern) !== undefined;
  } catch {
    return false;
  }
}

function compileOnce(pattern: string): RE2JS {
  if (pattern.length > LONGEST || countOf(pattern) > 1_000) {
    throw new SchemaRefusal('a pattern of it is too large to be checked here', false);
  }
  try {
    return RE2JS.compile(pattern);
  } catch {
    throw new SchemaRefusal(`its pattern ${pattern} is no regular expression of Go`, true);
  }
}

/** How often repetitions inside repetitions repeat at most; Go refuses more than 1000. */
function countOf(pattern: string): number {
  return [...pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g)].reduce((product, [, least, most]) => product * Math.max(1, Number(least), Number(most ?? 0)), 1);
}
