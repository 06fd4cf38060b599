/** Reading fields of objects that anybody may have written. */
import { fail } from '../diagnostics';
import { jsonOf } from '../text';

export type Fields = Readonly<Record<string, unknown>>;

export function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The mapping, or an empty one where there is none. */
export function asMap(value: unknown): Fields {
  return isMap(value) ? value : {};
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A string; nothing is the empty one, as in Go. */
export function asText(value: unknown, where: string): string {
  if (value === undefined || value === null) {
    return '';
  }
  return typeof value === 'string' ? value : fail('EXP101', where, `${jsonOf(value)} is no string`, 'put it into quotes');
}

/** `values` and the like: a mapping of strings. */
export function asStrings(value: unknown, where: string): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(asMap(value)).filter(([, item]) => item !== null).map(([key, item]) => [key, asText(item, `${where}.${key}`)]));
}
