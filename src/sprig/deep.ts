/** Go's reflect.DeepEqual, and deep copies, on template values. */
import { GoComplex, GoFunc, GoInt, GoMap, GoObject, GoSlice, GoValue, spend, typeOf } from '../gotemplate';

export function deepEqual(a: GoValue, b: GoValue): boolean {
  spend(1);
  if (typeof a !== 'object' || a === null || typeof b !== 'object' || b === null) {
    return a === b || (a ?? null) === (b ?? null);
  }
  if (typeOf(a) !== typeOf(b)) {
    return false;
  }
  if (a instanceof GoInt) {
    return a.value === (b as GoInt).value;
  }
  if (a instanceof GoComplex) {
    return a.real === (b as GoComplex).real && a.imag === (b as GoComplex).imag;
  }
  if (a instanceof GoSlice) {
    return equalSlices(a, b as GoSlice);
  }
  if (a instanceof GoMap) {
    return equalMaps(a, b as GoMap);
  }
  return a instanceof GoObject ? a.parts.text === (b as GoObject).parts.text : a === b && !(a instanceof GoFunc);
}

function equalSlices(a: GoSlice, b: GoSlice): boolean {
  return a.isNil === b.isNil && a.items.length === b.items.length && a.items.every((item, index) => deepEqual(item, b.items[index]));
}

function equalMaps(a: GoMap, b: GoMap): boolean {
  return a.isNil === b.isNil && a.entries.size === b.entries.size
    && [...a.entries].every(([key, item]) => b.entries.has(key) && deepEqual(item, b.entries.get(key)));
}

/** Maps and lists are copied, everything else cannot change. */
export function deepCopy(value: GoValue): GoValue {
  spend(1);
  if (value instanceof GoSlice) {
    return new GoSlice(value.items.map(deepCopy), value.type, value.isNil);
  }
  if (value instanceof GoMap) {
    return new GoMap(new Map([...value.entries].map(([key, item]) => [key, deepCopy(item)])), value.type, value.isNil);
  }
  return value;
}
