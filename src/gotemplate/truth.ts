import { GoComplex, GoInt, GoMap, GoSlice, GoValue, unwrap } from './value';

/** Whether `if` takes the value for true: it is not the zero of its type, and not empty (`isTrue` in exec.go). */
export function isTrue(wrapped: GoValue): boolean {
  const value = unwrap(wrapped);
  if (value instanceof GoInt) {
    return value.value !== 0n;
  }
  if (value instanceof GoSlice) {
    return value.items.length > 0;
  }
  if (value instanceof GoMap) {
    return value.entries.size > 0;
  }
  if (value instanceof GoComplex) {
    return value.real !== 0 || value.imag !== 0;
  }
  // NaN is not zero.
  return typeof value === 'number' ? value !== 0 : Boolean(value);
}
