/** mergo.Merge on maps, for merge and mergeOverwrite (dario.cat/mergo merge.go, the map case of deepMerge). */
import { GoMap, GoSlice, GoValue, spend } from '../gotemplate';
import { isEmpty } from './defaults';

/** Merges `source` into `target`, which changes. Without `overwrite` only what is missing or empty is filled in. */
export function mergeMaps(target: GoMap, source: GoMap, overwrite: boolean): void {
  for (const [key, value] of source.entries) {
    spend(1);
    const known = target.entries.get(key);
    const isKnown = target.entries.has(key) && !isEmpty(known);
    if (value === null) {
      if (overwrite) {
        target.entries.set(key, value);
      }
      continue;
    }
    if (value instanceof GoMap && known instanceof GoMap) {
      mergeMaps(known, value, overwrite);
    }
    // Lists are replaced whole, even where the key is set to something else.
    if (value instanceof GoSlice && overwrite && !isEmpty(source)) {
      target.entries.set(key, value);
    }
    const isDone = isKnown && (value instanceof GoSlice || (value instanceof GoMap && known instanceof GoMap));
    if (!isDone && (overwrite || !isKnown)) {
      target.entries.set(key, value);
    }
  }
}

/** The value of `merge` and `mergeOverwrite`: the first map, changed. */
export function mergeAll(first: GoMap, others: readonly GoMap[], overwrite: boolean): GoValue {
  const target = first.isNil ? new GoMap(new Map()) : first;
  others.forEach((other) => mergeMaps(target, other, overwrite));
  return target;
}
