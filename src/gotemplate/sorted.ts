import { compareText } from './bytes';
import { GoMap, GoValue } from './value';

/** The entries in the order in which Go prints and ranges over a map (internal/fmtsort). */
export function sortedEntries(map: GoMap): (readonly [string, GoValue])[] {
  return [...map.entries].sort(([a], [b]) => compareText(a, b));
}
