/**
 * One parameter set: what a generator gives to the template. A Go map, because templates see Go's types: the
 * labels of a cluster and `values` hold strings only, a number of JSON is a float64.
 */
import { fromData, GoMap, GoSlice, goType, GoValue, sprintf, stringMap, toData } from '../gotemplate';

export type ParamSet = GoMap;

export type Strings = Readonly<Record<string, string>>;

export function paramSet(entries: Readonly<Record<string, GoValue>> = {}): ParamSet {
  return new GoMap(new Map(Object.entries(entries)));
}

/** What Go has where it never made a map: it can be read, but nothing can be put into it. */
export function nilParamSet(): ParamSet {
  return new GoMap(new Map(), goType('map[string]any'), true);
}

export function strings(record: Strings): GoMap {
  return stringMap(Object.entries(record));
}

export function stringList(items: readonly string[]): GoSlice {
  return new GoSlice(items, goType('[]string'));
}

/** A parameter set out of plain data that is an object; undefined for anything else. Go reads `null` as an empty map. */
export function tryParamSet(data: unknown): ParamSet | undefined {
  const value = fromData(data);
  return value === null ? nilParamSet() : value instanceof GoMap ? value : undefined;
}

/** As people read it in a message: JSON, cut. */
export function describeParams(params: ParamSet): string {
  const text = JSON.stringify(toData(params));
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}

/**
 * Nested maps and lists as dotted keys (jeremywohl/flatten, DotStyle). A list of strings of Go's is no list to it,
 * but a leaf; so is a `map[string]string`, unless told otherwise.
 */
export function flatten(params: ParamSet, entersStringMaps = false): Map<string, GoValue> {
  const flat = new Map<string, GoValue>();
  const visit = (value: GoValue, key: string, inList: boolean): void => {
    const entries = children(value, entersStringMaps && !inList);
    if (entries === undefined) {
      flat.set(key, value);
      return;
    }
    const isList = value instanceof GoSlice;
    entries.forEach(([name, item]) => visit(item, key === '' ? name : `${key}.${name}`, inList || isList));
  };
  children(params, true)!.forEach(([key, value]) => visit(value, key, false));
  return flat;
}

function children(value: GoValue, entersStringMaps: boolean): (readonly [string, GoValue])[] | undefined {
  if (value instanceof GoMap && (entersStringMaps || value.elem.kind === 'interface')) {
    return [...value.entries];
  }
  if (value instanceof GoSlice && value.type.elem!.kind === 'interface') {
    return value.items.map((item, index) => [String(index), item] as const);
  }
  return undefined;
}

/** Any value as `%v` prints it. */
export function printed(value: GoValue): string {
  return typeof value === 'string' ? value : sprintf('%v', [value]);
}

/** The parameters as an object with dotted keys and printed values: what fasttemplate works on. */
export function flatStrings(params: ParamSet): Map<string, GoValue> {
  return new Map([...flatten(params)].map(([key, value]) => [key, printed(value)]));
}
