/** Go regular expressions in filters. */
import { RE2JS } from 're2js';
import { fail } from '../diagnostics';

export type TextFilter = (text: string) => boolean;

/** Matches anywhere in the text, as Go's MatchString; undefined where there is no pattern. */
export function tryTextFilter(pattern: unknown, where: string): TextFilter | undefined {
  if (typeof pattern !== 'string') {
    return undefined;
  }
  try {
    const compiled = RE2JS.compile(pattern);
    return (text) => compiled.matcher(text).find();
  } catch (error) {
    return fail('EXP101', where, `"${pattern}" is no regular expression of Go: ${(error as Error).message}`, 'correct the pattern; Go knows neither lookahead nor backreferences');
  }
}
