import { GoType, goType, isIntKind, isUintKind } from './go-type';
import { GoFunc, GoInt, GoMap, GoSlice, GoValue } from './value';

/** What a function returns as its error, or panics with: Go's text, without a position. */
export class GoError extends Error {}

/** Go's text for what the runtime refuses. */
export function runtimeError(message: string): never {
  throw new GoError(`runtime error: ${message}`);
}

/**
 * A JavaScript function with a Go signature: `func(string, ...any) []string`. Integers arrive and leave as
 * numbers, slices leave as arrays (null: a nil slice); everything else is a Go value.
 */
export function goFunc(signature: string, body: (...args: never[]) => unknown): GoFunc {
  const [, list, resultName] = /^func\((.*)\) (.+)$/.exec(signature)!;
  const names = list === '' ? [] : list.split(', ');
  const isVariadic = names.at(-1)?.startsWith('...') ?? false;
  const params = names.map((name) => goType(name.replace(/^\.\.\./, '')));
  const result = goType(resultName);
  const call = body as (...args: unknown[]) => unknown;
  const last = params.length - 1;
  const invoke = (args: readonly GoValue[]): GoValue =>
    toResult(call(...args.map((arg, index) => fromArgument(arg, params[Math.min(index, last)]))), result);
  return new GoFunc(params, isVariadic, result, invoke, goType(funcTypeName(names, result)));
}

function funcTypeName(names: readonly string[], result: GoType): string {
  const params = names.map((name) => (name.startsWith('...') ? `...${goType(name.slice(3)).name}` : goType(name).name));
  return `func(${params.join(', ')}) ${result.name}`;
}

function fromArgument(value: GoValue, type: GoType): unknown {
  return value instanceof GoInt && (isIntKind(type.kind) || isUintKind(type.kind)) ? Number(value.value) : value;
}

const WIDTHS: Readonly<Record<string, number>> = { int: 64, int64: 64, int32: 32, uint8: 8, uint32: 32, uint64: 64 };

function toResult(value: unknown, type: GoType): GoValue {
  switch (type.kind) {
    case 'int': case 'int64': case 'int32':
      return new GoInt(BigInt.asIntN(WIDTHS[type.kind], BigInt(value as number | bigint)), type);
    case 'uint8': case 'uint32': case 'uint64':
      return new GoInt(BigInt.asUintN(WIDTHS[type.kind], BigInt(value as number | bigint)), type);
    case 'slice':
      return value === null ? new GoSlice([], type, true) : toSlice(value as readonly unknown[], type);
    case 'map':
      return value === null ? new GoMap(new Map(), type, true) : value as GoValue;
    default:
      return value as GoValue;
  }
}

function toSlice(items: readonly unknown[], type: GoType): GoSlice {
  return new GoSlice(items.map((item) => toResult(item, type.elem!)), type);
}
