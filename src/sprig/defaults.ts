/** default, empty, coalesce, ternary and JSON of sprig (defaults.go). */
import { GoError, goFunc, GoFunc, GoInt, GoMap, GoObject, GoSlice, GoValue } from '../gotemplate';
import { decodeJson } from './json-decode';
import { encodeJson, JsonStyle } from './json-encode';

/** The zero of its type, or without elements; a struct never is. */
export function isEmpty(value: GoValue): boolean {
  if (value instanceof GoSlice) {
    return value.items.length === 0;
  }
  if (value instanceof GoMap) {
    return value.entries.size === 0;
  }
  if (value instanceof GoInt) {
    return value.value === 0n;
  }
  if (value instanceof GoObject) {
    return false;
  }
  return typeof value === 'number' ? value === 0 : !value;
}

function orDefault(fallback: GoValue, ...given: readonly GoValue[]): GoValue {
  return given.length === 0 || isEmpty(given[0]) ? fallback : given[0];
}

function encode(style: JsonStyle): (value: GoValue) => string {
  return (value) => encodeJson(value, style);
}

/** sprig drops the error of json.Marshal; what is left is the empty text. */
function encodeOrNothing(style: JsonStyle): (value: GoValue) => string {
  return (value) => orElse(() => encodeJson(value, style), '');
}

function orElse<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof GoError) {
      return otherwise;
    }
    throw error;
  }
}

export const DEFAULTS: Readonly<Record<string, GoFunc>> = {
  default: goFunc('func(any, ...any) any', orDefault),
  empty: goFunc('func(any) bool', isEmpty),
  coalesce: goFunc('func(...any) any', (...values: GoValue[]) => values.find((value) => !isEmpty(value)) ?? null),
  all: goFunc('func(...any) bool', (...values: GoValue[]) => !values.some(isEmpty)),
  any: goFunc('func(...any) bool', (...values: GoValue[]) => !values.every(isEmpty)),
  ternary: goFunc('func(any, any, bool) any', (yes: GoValue, no: GoValue, condition: boolean) => (condition ? yes : no)),
  fromJson: goFunc('func(string) any', (text: string) => orElse<GoValue>(() => decodeJson(text), null)),
  mustFromJson: goFunc('func(string) any', decodeJson),
  toJson: goFunc('func(any) string', encodeOrNothing({ escapesHtml: true })),
  mustToJson: goFunc('func(any) string', encode({ escapesHtml: true })),
  toPrettyJson: goFunc('func(any) string', encodeOrNothing({ escapesHtml: true, indent: '  ' })),
  mustToPrettyJson: goFunc('func(any) string', encode({ escapesHtml: true, indent: '  ' })),
  toRawJson: goFunc('func(any) string', encode({ escapesHtml: false })),
  mustToRawJson: goFunc('func(any) string', encode({ escapesHtml: false })),
};
