/** How sprig turns values into text (strings.go). */
import { GoObject, GoSlice, GoValue, runtimeError, sprintf, typeOf } from '../gotemplate';

/** A text is itself, everything else is printed with %v. */
export function strval(value: GoValue): string {
  if (typeof value === 'string') {
    return value;
  }
  return value instanceof GoObject && value.parts.text !== undefined ? value.parts.text : sprintf('%v', [value]);
}

/** The elements as texts, without nil; a single value is a list of one. */
export function strslice(value: GoValue): readonly string[] {
  if (value instanceof GoSlice) {
    return value.items.filter((item) => item !== null).map(strval);
  }
  return value === null || value === undefined ? [] : [strval(value)];
}

/** The name of the kind, as `%s` prints it; sprig asks a nil for its type and panics. */
export function kindName(value: GoValue): string {
  return value === null || value === undefined ? runtimeError('invalid memory address or nil pointer dereference') : typeOf(value)!.kind;
}
