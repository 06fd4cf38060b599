/**
 * mergo.Merge with WithOverride on maps (dario.cat/mergo merge.go, the map case of deepMerge), as matrix and merge
 * use it with goTemplate. Nested maps change in place, and maps that were taken over are shared: both show.
 */
import { fail } from '../diagnostics';
import { GoMap } from '../gotemplate';

/** Everything of `source` into `target`, which changes. */
export function mergeParams(target: GoMap, source: GoMap, where: string): void {
  if (target.elem.kind === 'string' && source.elem.kind !== 'string' && source.entries.size > 0) {
    // reflect.SetMapIndex panics in the controller.
    fail('EXP104', where, `${[...source.entries.keys()].map((key) => `"${key}"`).join(', ')} cannot be merged into a map that holds strings only, such as "values"`,
      'give the maps of the two generators different names');
  }
  for (const [key, value] of source.entries) {
    const known = target.entries.get(key);
    if (value instanceof GoMap && known instanceof GoMap) {
      mergeParams(known, value, where);
      if (known.entries.size > 0) {
        continue;
      }
    }
    // A list is replaced whole; and an empty text or a null, too, replaces what was there.
    target.entries.set(key, value);
  }
}
