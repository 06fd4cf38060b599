/** Lists of sprig (list.go). The must variants differ in nothing: the executor turns a panic into the same error. */
import { compareText, GoError, goFunc, GoFunc, GoSlice, GoValue, runtimeError, spend } from '../gotemplate';
import { toInt64 } from './cast';
import { deepEqual } from './deep';
import { isEmpty } from './defaults';
import { kindName, strslice, strval } from './strval';

/** The elements; sprig's own words for what is no list. */
function items(list: GoValue, refusal: string): readonly GoValue[] {
  if (list instanceof GoSlice) {
    spend(list.items.length);
    return list.items;
  }
  throw new GoError(`${refusal} ${kindName(list)}`);
}

function contains(list: readonly GoValue[], value: GoValue): boolean {
  return list.some((item) => deepEqual(value, item));
}

function unique(list: GoValue): readonly GoValue[] {
  const found: GoValue[] = [];
  for (const item of items(list, 'Cannot find uniq on type')) {
    if (!contains(found, item)) {
      found.push(item);
    }
  }
  return found;
}

function without(list: GoValue, ...omitted: readonly GoValue[]): readonly GoValue[] {
  return items(list, 'Cannot find without on type').filter((item) => !contains(omitted, item));
}

function has(needle: GoValue, list: GoValue): boolean {
  return list !== null && contains(items(list, 'Cannot find has on type'), needle);
}

/** sprig sorts a `[]string` in place. */
function sortAlpha(list: GoValue): readonly string[] | null {
  if (!(list instanceof GoSlice)) {
    return [strval(list)];
  }
  spend(list.items.length);
  if (list.type.elem!.kind === 'string') {
    return list.isNil ? null : (list.items as string[]).sort(compareText);
  }
  return [...strslice(list)].sort(compareText);
}

function slice(list: GoValue, ...indices: readonly GoValue[]): GoValue {
  const all = items(list, 'list should be type of slice or array but');
  if (all.length === 0) {
    return null;
  }
  const start = indices.length > 0 ? Number(toInt64(indices[0])) : 0;
  const end = indices.length > 1 ? Number(toInt64(indices[1])) : all.length;
  if (start < 0 || start > end || end > all.length) {
    throw new GoError('reflect.Value.Slice: slice index out of bounds');
  }
  return new GoSlice(all.slice(start, end), (list as GoSlice).type);
}

function chunk(size: number, list: GoValue): readonly (readonly GoValue[])[] {
  const all = items(list, 'Cannot chunk type');
  const count = Math.floor((all.length - 1) / size) + 1;
  const isNegative = count > 0 && size < 0;
  if (!Number.isFinite(count) || count < 0 || (isNegative && (count > 1 || all.length % size === 0))) {
    return runtimeError('makeslice: len out of range');
  }
  if (isNegative) {
    return [all.slice(0, all.length % size)];
  }
  return Array.from({ length: count }, (_, index) => all.slice(index * size, (index + 1) * size));
}

function concat(...lists: readonly GoValue[]): GoValue {
  const all = lists.flatMap((list) => {
    if (!(list instanceof GoSlice)) {
      throw new GoError(`Cannot concat type ${kindName(list)} as list`);
    }
    return [...items(list, '')];
  });
  return new GoSlice(all, undefined, all.length === 0);
}

/** Of an empty list there is no rest: sprig gives a nil list. */
function rest(list: GoValue): readonly GoValue[] | null {
  const all = items(list, 'Cannot find rest on type');
  return all.length === 0 ? null : all.slice(1);
}

function initial(list: GoValue): readonly GoValue[] | null {
  const all = items(list, 'Cannot find initial on type');
  return all.length === 0 ? null : all.slice(0, -1);
}

const LISTS: Readonly<Record<string, GoFunc>> = {
  append: goFunc('func(any, any) []any', (list: GoValue, value: GoValue) => [...items(list, 'Cannot push on type'), value]),
  prepend: goFunc('func(any, any) []any', (list: GoValue, value: GoValue) => [value, ...items(list, 'Cannot prepend on type')]),
  first: goFunc('func(any) any', (list: GoValue) => items(list, 'Cannot find first on type')[0] ?? null),
  rest: goFunc('func(any) []any', rest),
  last: goFunc('func(any) any', (list: GoValue) => items(list, 'Cannot find last on type').at(-1) ?? null),
  initial: goFunc('func(any) []any', initial),
  reverse: goFunc('func(any) []any', (list: GoValue) => [...items(list, 'Cannot find reverse on type')].reverse()),
  uniq: goFunc('func(any) []any', unique),
  without: goFunc('func(any, ...any) []any', without),
  has: goFunc('func(any, any) bool', has),
  slice: goFunc('func(any, ...any) any', slice),
  chunk: goFunc('func(int, any) [][]any', chunk),
  compact: goFunc('func(any) []any', (list: GoValue) => items(list, 'Cannot compact on type').filter((item) => !isEmpty(item))),
};

function must(name: string): string {
  return `must${name[0].toUpperCase()}${name.slice(1)}`;
}

export const LIST: Readonly<Record<string, GoFunc>> = {
  ...LISTS,
  ...Object.fromEntries(Object.entries(LISTS).map(([name, func]) => [must(name), func])),
  push: LISTS.append,
  mustPush: LISTS.append,
  list: goFunc('func(...any) []any', (...values: GoValue[]) => values),
  tuple: goFunc('func(...any) []any', (...values: GoValue[]) => values),
  concat: goFunc('func(...any) any', concat),
  sortAlpha: goFunc('func(any) []string', sortAlpha),
};
