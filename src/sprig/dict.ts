/** Maps of sprig (dict.go). Go's order of keys is random; ours is sorted. */
import { GoError, goFunc, GoFunc, GoMap, GoValue, sortedEntries, spend, typeName } from '../gotemplate';
import { deepCopy } from './deep';
import { mergeAll } from './merge';
import { strval } from './strval';

function dict(...values: readonly GoValue[]): GoMap {
  const entries = new Map<string, GoValue>();
  for (let i = 0; i < values.length; i += 2) {
    entries.set(strval(values[i]), i + 1 < values.length ? values[i + 1] : '');
  }
  return new GoMap(entries);
}

function set(map: GoMap, key: string, value: GoValue): GoMap {
  if (map.isNil) {
    throw new GoError('assignment to entry in nil map');
  }
  map.entries.set(key, value);
  return map;
}

function unset(map: GoMap, key: string): GoMap {
  map.entries.delete(key);
  return map;
}

function filtered(map: GoMap, isKept: (key: string) => boolean): GoMap {
  spend(map.entries.size);
  return new GoMap(new Map([...map.entries].filter(([key]) => isKept(key))));
}

function omit(map: GoMap, ...keys: readonly string[]): GoMap {
  return filtered(map, (key) => !keys.includes(key));
}

function pick(map: GoMap, ...keys: readonly string[]): GoMap {
  return filtered(map, (key) => keys.includes(key));
}

function pluck(key: string, ...maps: readonly GoMap[]): readonly GoValue[] {
  return maps.filter((map) => map.entries.has(key)).map((map) => map.entries.get(key));
}

/** `dig "a" "b" default map`. */
function dig(...args: readonly GoValue[]): GoValue {
  if (args.length < 3) {
    throw new GoError('dig needs at least three arguments');
  }
  let map = asMap(args.at(-1));
  const keys = args.slice(0, -2).map((key) => (typeof key === 'string' ? key : notA('string', key)));
  for (const [index, key] of keys.entries()) {
    if (!map.entries.has(key)) {
      return args.at(-2);
    }
    const value = map.entries.get(key);
    if (index === keys.length - 1) {
      return value;
    }
    map = asMap(value);
  }
  return undefined;
}

/** The package that copies asks a nil for its type, and panics. */
function copy(value: GoValue): GoValue {
  if (value === null) {
    throw new GoError('reflect: call of reflect.Value.Type on zero Value');
  }
  return deepCopy(value);
}

function asMap(value: GoValue): GoMap {
  return value instanceof GoMap && value.elem.kind === 'interface' ? value : notA('map[string]interface {}', value);
}

function notA(type: string, value: GoValue): never {
  throw new GoError(`interface conversion: interface {} is ${value === null ? 'nil' : typeName(value)}, not ${type}`);
}

export const DICT: Readonly<Record<string, GoFunc>> = {
  dict: goFunc('func(...any) map[string]any', dict),
  get: goFunc('func(map[string]any, string) any', (map: GoMap, key: string) => (map.entries.has(key) ? map.entries.get(key) : '')),
  set: goFunc('func(map[string]any, string, any) map[string]any', set),
  unset: goFunc('func(map[string]any, string) map[string]any', unset),
  hasKey: goFunc('func(map[string]any, string) bool', (map: GoMap, key: string) => map.entries.has(key)),
  pluck: goFunc('func(string, ...map[string]any) []any', pluck),
  keys: goFunc('func(...map[string]any) []string', (...maps: GoMap[]) => maps.flatMap((map) => sortedEntries(map).map(([key]) => key))),
  values: goFunc('func(map[string]any) []any', (map: GoMap) => sortedEntries(map).map(([, value]) => value)),
  pick: goFunc('func(map[string]any, ...string) map[string]any', pick),
  omit: goFunc('func(map[string]any, ...string) map[string]any', omit),
  merge: goFunc('func(map[string]any, ...map[string]any) any', (map: GoMap, ...others: GoMap[]) => mergeAll(map, others, false)),
  mustMerge: goFunc('func(map[string]any, ...map[string]any) any', (map: GoMap, ...others: GoMap[]) => mergeAll(map, others, false)),
  mergeOverwrite: goFunc('func(map[string]any, ...map[string]any) any', (map: GoMap, ...others: GoMap[]) => mergeAll(map, others, true)),
  mustMergeOverwrite: goFunc('func(map[string]any, ...map[string]any) any', (map: GoMap, ...others: GoMap[]) => mergeAll(map, others, true)),
  deepCopy: goFunc('func(any) any', copy),
  mustDeepCopy: goFunc('func(any) any', copy),
  dig: goFunc('func(...any) any', dig),
};
