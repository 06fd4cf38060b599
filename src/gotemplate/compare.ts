/** eq, ne, lt, le, gt and ge of text/template/funcs.go. */
import { compareText } from './bytes';
import { isIntKind } from './go-type';
import { sprintf } from './printf';
import { GoError } from './signature';
import { GoComplex, GoConcrete, GoFunc, GoInt, GoMap, GoObject, GoSlice, GoValue, typeName, typeOf, unwrap } from './value';

type Basic = 'bool' | 'complex' | 'int' | 'uint' | 'float' | 'string' | undefined;

type Operand = GoConcrete | undefined;

function basicKind(value: Operand): Basic {
  if (value instanceof GoInt) {
    return isIntKind(value.type.kind) ? 'int' : 'uint';
  }
  if (value instanceof GoComplex) {
    return 'complex';
  }
  switch (typeof value) {
    case 'boolean': return 'bool';
    case 'number': return 'float';
    case 'string': return 'string';
    default: return undefined;
  }
}

/** `a == b || a == c || …` */
export function eq(first: GoValue, others: readonly GoValue[]): boolean {
  if (others.length === 0) {
    throw new GoError('missing argument for comparison');
  }
  const a = unwrap(first);
  return others.some((other) => equals(a, unwrap(other)));
}

function equals(a: Operand, b: Operand): boolean {
  const kind = basicKind(a);
  const other = basicKind(b);
  if (a instanceof GoInt && b instanceof GoInt) {
    return a.value === b.value;
  }
  if (kind !== other) {
    if (a !== undefined && b !== undefined) {
      throw new GoError(`incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`);
    }
    return false;
  }
  if (a instanceof GoComplex && b instanceof GoComplex) {
    return a.real === b.real && a.imag === b.imag;
  }
  return kind === undefined ? equalOthers(a, b) : a === b;
}

function equalOthers(a: Operand, b: Operand): boolean {
  if (a !== undefined && b !== undefined && typeOf(a)!.kind !== typeOf(b)!.kind) {
    throw new GoError(sprintf('non-comparable types %s: %v, %s: %v', [a, typeName(a), typeName(b), b]));
  }
  if (isNil(a) || isNil(b)) {
    return isNil(a) === isNil(b);
  }
  if (b instanceof GoSlice || b instanceof GoMap || b instanceof GoFunc) {
    throw new GoError(sprintf('non-comparable type %s: %v', [b, typeName(b)]));
  }
  return a === b || (a instanceof GoObject && b instanceof GoObject && a.type.kind === 'struct' && a.parts.text === b.parts.text);
}

function isNil(value: Operand): boolean {
  return value === undefined || ((value instanceof GoSlice || value instanceof GoMap) && value.isNil);
}

/** `a < b`; both of one basic kind that has an order. */
export function lt(first: GoValue, second: GoValue): boolean {
  const a = unwrap(first);
  const kind = basicKind(a) ?? refuse();
  const b = unwrap(second);
  const other = basicKind(b) ?? refuse();
  if (a instanceof GoInt && b instanceof GoInt) {
    return a.value < b.value;
  }
  if (kind !== other) {
    throw new GoError(`incompatible types for comparison: ${typeName(a)} and ${typeName(b)}`);
  }
  if (typeof a === 'string') {
    return compareText(a, b as string) < 0;
  }
  return typeof a === 'number' ? a < (b as number) : refuse();
}

export function le(a: GoValue, b: GoValue): boolean {
  return lt(a, b) || eq(a, [b]);
}

function refuse(): never {
  throw new GoError('invalid type for comparison');
}
