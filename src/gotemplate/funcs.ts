/** The predefined functions of text/template/funcs.go. */
import { byteLength, byteSlice, toBytes } from './bytes';
import { eq, le, lt } from './compare';
import { escapeHtml, escapeJs, escapeQuery } from './escape';
import { canBeNil, GoType, isIntKind, isUintKind } from './go-type';
import { sprint, sprintf, sprintln } from './printf';
import { GoError, goFunc } from './signature';
import { isTrue } from './truth';
import { asElement, FuncMap, GoFunc, GoInt, GoMap, GoSlice, GoValue, int, typeName, typeOf, unwrap, zeroOf } from './value';

/** Of `index x i`, `slice x i`. */
function indexArg(wrapped: GoValue, cap: number): number {
  const index = unwrap(wrapped);
  if (index === undefined) {
    throw new GoError('cannot index slice/array with nil');
  }
  if (!(index instanceof GoInt)) {
    throw new GoError(`cannot index slice/array with type ${typeName(index)}`);
  }
  if (index.value < 0n || index.value > BigInt(cap)) {
    throw new GoError(`index out of range: ${index.value}`);
  }
  return Number(index.value);
}

function indexItem(wrapped: GoValue, ...indexes: readonly GoValue[]): GoValue {
  let item: GoValue = unwrap(wrapped);
  if (item === undefined) {
    throw new GoError('index of untyped nil');
  }
  for (const index of indexes) {
    item = indexOne(unwrap(item), index);
  }
  return item;
}

function indexOne(item: GoValue, index: GoValue): GoValue {
  if (item === undefined) {
    throw new GoError('index of nil pointer');
  }
  if (item instanceof GoSlice) {
    const at = indexArg(index, item.items.length);
    return at < item.items.length ? asElement(item.items[at], item.type.elem!) : outOfRange('slice');
  }
  if (typeof item === 'string') {
    const bytes = toBytes(item);
    const at = indexArg(index, bytes.length);
    return at < bytes.length ? int(bytes[at], 'uint8') : outOfRange('string');
  }
  if (item instanceof GoMap) {
    const key = mapKey(unwrap(index));
    return item.entries.has(key) ? asElement(item.entries.get(key), item.elem) : zeroOf(item.elem);
  }
  throw new GoError(`can't index item of type ${typeName(item)}`);
}

/** The check lets the length itself pass; then reflect panics. */
function outOfRange(kind: string): never {
  throw new GoError(`reflect: ${kind} index out of range`);
}

function mapKey(key: GoValue): string {
  if (key === undefined) {
    throw new GoError('value is nil; should be of type string');
  }
  return typeof key === 'string' ? key : fail(`value has type ${typeName(key)}; should be string`);
}

function fail(message: string): never {
  throw new GoError(message);
}

function slice(wrapped: GoValue, ...indexes: readonly GoValue[]): GoValue {
  const item = unwrap(wrapped);
  if (item === undefined) {
    throw new GoError('slice of untyped nil');
  }
  if (indexes.length > 3) {
    throw new GoError(`too many slice indexes: ${indexes.length}`);
  }
  if (typeof item === 'string' && indexes.length === 3) {
    throw new GoError('cannot 3-index slice a string');
  }
  if (typeof item !== 'string' && !(item instanceof GoSlice)) {
    throw new GoError(`can't slice item of type ${typeName(item)}`);
  }
  const most = lengthOf(item);
  const [start = 0, end = most, cap = most] = indexes.map((index) => indexArg(index, most));
  if (start > end || end > cap) {
    throw new GoError(`invalid slice index: ${start > end ? `${start} > ${end}` : `${end} > ${cap}`}`);
  }
  return typeof item === 'string' ? byteSlice(item, start, end) : new GoSlice(item.items.slice(start, end), item.type);
}

function lengthOf(item: string | GoSlice | GoMap): number {
  return typeof item === 'string' ? byteLength(item) : item instanceof GoSlice ? item.items.length : item.entries.size;
}

function length(wrapped: GoValue): number {
  const item = unwrap(wrapped);
  if (typeof item === 'string' || item instanceof GoSlice || item instanceof GoMap) {
    return lengthOf(item);
  }
  return fail(wrapped === null ? 'len of nil pointer' : item === undefined ? 'reflect: call of reflect.Value.Type on zero Value' : `len of type ${typeName(item)}`);
}

/** The name of the callee comes first; the executor puts it there. */
function call(callee: string, wrapped: GoValue, ...args: readonly GoValue[]): GoValue {
  const func = unwrap(wrapped);
  if (func === undefined) {
    throw new GoError('call of nil');
  }
  if (!(func instanceof GoFunc)) {
    throw new GoError(`non-function ${callee} of type ${typeName(func)}`);
  }
  const fixed = func.params.length - (func.isVariadic ? 1 : 0);
  if (func.isVariadic ? args.length < fixed : args.length !== fixed) {
    throw new GoError(`wrong number of args for ${callee}: got ${args.length} want ${func.isVariadic ? 'at least ' : ''}${fixed}`);
  }
  return func.invoke(args.map((arg, index) => prepareArg(unwrap(arg), func.params[Math.min(index, fixed)], index)));
}

function prepareArg(value: GoValue, type: GoType, index: number): GoValue {
  if (value === undefined) {
    return canBeNil(type) ? zeroOf(type) : fail(`arg ${index}: value is nil; should be of type ${type.name}`);
  }
  if (type.kind === 'interface' || typeOf(value) === type) {
    return value;
  }
  const isIntLike = value instanceof GoInt && (isIntKind(type.kind) || isUintKind(type.kind));
  return isIntLike ? new GoInt(value.value, type) : fail(`arg ${index}: value has type ${typeName(value)}; should be ${type.name}`);
}

/** The text that an escaper works on: what the action itself would print. */
function printed(args: readonly GoValue[]): string {
  return args.length === 1 && typeof args[0] === 'string' ? args[0] : sprint(args.map((arg) => arg ?? '<no value>'));
}

function unreachable(): never {
  throw new Error('internal: a special case of the executor was called, please report it');
}

export const BUILTINS: FuncMap = new Map<string, GoFunc>([
  ['and', goFunc('func(reflect.Value, ...reflect.Value) reflect.Value', unreachable)],
  ['or', goFunc('func(reflect.Value, ...reflect.Value) reflect.Value', unreachable)],
  ['call', goFunc('func(reflect.Value, ...reflect.Value) reflect.Value', call)],
  ['html', goFunc('func(...any) string', (...args: GoValue[]) => escapeHtml(printed(args)))],
  ['index', goFunc('func(reflect.Value, ...reflect.Value) reflect.Value', indexItem)],
  ['slice', goFunc('func(reflect.Value, ...reflect.Value) reflect.Value', slice)],
  ['js', goFunc('func(...any) string', (...args: GoValue[]) => escapeJs(printed(args)))],
  ['len', goFunc('func(reflect.Value) int', length)],
  ['not', goFunc('func(reflect.Value) bool', (value: GoValue) => !isTrue(value))],
  ['print', goFunc('func(...any) string', (...args: GoValue[]) => sprint(args))],
  ['printf', goFunc('func(string, ...any) string', (format: string, ...args: GoValue[]) => sprintf(format, args))],
  ['println', goFunc('func(...any) string', (...args: GoValue[]) => sprintln(args))],
  ['urlquery', goFunc('func(...any) string', (...args: GoValue[]) => escapeQuery(printed(args)))],
  ['eq', goFunc('func(reflect.Value, ...reflect.Value) bool', (a: GoValue, ...others: GoValue[]) => eq(a, others))],
  ['ne', goFunc('func(reflect.Value, reflect.Value) bool', (a: GoValue, b: GoValue) => !eq(a, [b]))],
  ['lt', goFunc('func(reflect.Value, reflect.Value) bool', lt)],
  ['le', goFunc('func(reflect.Value, reflect.Value) bool', le)],
  ['gt', goFunc('func(reflect.Value, reflect.Value) bool', (a: GoValue, b: GoValue) => !le(a, b))],
  ['ge', goFunc('func(reflect.Value, reflect.Value) bool', (a: GoValue, b: GoValue) => !lt(a, b))],
]);
