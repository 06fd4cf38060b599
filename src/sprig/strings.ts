/** Strings of sprig (strings.go and its entries in functions.go). */
import { byteLength, byteSlice, fromBytes, goFunc, GoError, GoFunc, GoSlice, GoValue, quote, runes, runtimeError, spend, spendText, stringMap, toBytes, toLower, toUpper } from '../gotemplate';
import { decodeBase32, decodeBase64, encodeBase32 } from './base-encoding';
import { strslice, strval } from './strval';
import { toKebabCase, toPascalCase, toSnakeCase } from './word-case';
import { abbreviate, initials, swapCase, titleCase, uncapitalize, withoutSpace, wrap } from './words';

export function repeat(count: number, text: string): string {
  if (count < 0) {
    throw new GoError('strings: negative Repeat count');
  }
  spendText(text.length * count);
  return text.repeat(count);
}

function indent(spaces: number, text: string): string {
  const pad = repeat(spaces, ' ');
  return pad + replaceAll('\n', `\n${pad}`, text);
}

export function replaceAll(old: string, replacement: string, text: string): string {
  const parts = old === '' ? ['', ...runes(text), ''] : text.split(old);
  spendText(text.length + (parts.length - 1) * replacement.length);
  return old === '' ? parts.slice(1).map((part, i) => (i === 0 ? replacement : '') + part + (i < parts.length - 2 ? replacement : '')).join('') : parts.join(replacement);
}

/** `strings.SplitN`: at most `count` parts, all for a negative one. */
export function splitText(text: string, separator: string, count = -1): readonly string[] {
  if (count === 0) {
    return [];
  }
  const parts = separator === '' ? runes(text) : text.split(separator);
  spend(parts.length);
  if (count < 0 || parts.length <= count) {
    return parts;
  }
  return [...parts.slice(0, count - 1), parts.slice(count - 1).join(separator)];
}

function numbered(parts: readonly string[]): GoValue {
  return stringMap(parts.map((part, index) => [`_${index}`, part] as const));
}

/** `strings.Trim` with a set of characters. */
export function trimSet(cut: string, text: string): string {
  const set = new Set(runes(cut));
  const chars = runes(text);
  let start = 0;
  let end = chars.length;
  while (start < end && set.has(chars[start])) {
    start++;
  }
  while (end > start && set.has(chars[end - 1])) {
    end--;
  }
  return chars.slice(start, end).join('');
}

const SPACE = '[\\t\\n\\v\\f\\r \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const LEADING = new RegExp(`^${SPACE}+`);

/** `strings.TrimSpace`; a trailing run is searched from the end, so that inner runs cost nothing. */
export function trimSpace(text: string): string {
  const start = LEADING.exec(text)?.[0].length ?? 0;
  let end = text.length;
  while (end > start && new RegExp(SPACE).test(text[end - 1])) {
    end--;
  }
  return text.slice(start, end);
}

function truncate(count: number, text: string): string {
  const length = byteLength(text);
  if (count < 0) {
    return length + count > 0 ? byteSlice(text, length + count) : text;
  }
  return length > count ? byteSlice(text, 0, count) : text;
}

function substring(start: number, end: number, text: string): string {
  const length = byteLength(text);
  if (start < 0) {
    return end < 0 || end > length ? outOfBounds(end < 0 ? `[:${end}]` : `[:${end}] with length ${length}`) : byteSlice(text, 0, end);
  }
  if (end < 0 || end > length) {
    return start > length ? outOfBounds(`[${start}:${length}]`) : byteSlice(text, start);
  }
  return start > end ? outOfBounds(`[${start}:${end}]`) : byteSlice(text, start, end);
}

function outOfBounds(range: string): never {
  return runtimeError(`slice bounds out of range ${range}`);
}

function mapChars(text: string, change: (char: string) => string): string {
  return runes(text).map(change).join('');
}

function quoted(values: readonly GoValue[], mark: (text: string) => string): string {
  return values.filter((value) => value !== null).map((value) => mark(strval(value))).join(' ');
}

export const STRINGS: Readonly<Record<string, GoFunc>> = {
  hello: goFunc('func() string', () => 'Hello!'),
  abbrev: goFunc('func(int, string) string', (width: number, text: string) => (width < 4 ? text : abbreviate(text, 0, width))),
  abbrevboth: goFunc('func(int, int, string) string', (left: number, right: number, text: string) =>
    (right < 4 || (left > 0 && right < 7) ? text : abbreviate(text, left, right))),
  trunc: goFunc('func(int, string) string', truncate),
  trim: goFunc('func(string) string', trimSpace),
  upper: goFunc('func(string) string', (text: string) => mapChars(text, toUpper)),
  lower: goFunc('func(string) string', (text: string) => mapChars(text, toLower)),
  title: goFunc('func(string) string', titleCase),
  untitle: goFunc('func(string) string', uncapitalize),
  substr: goFunc('func(int, int, string) string', substring),
  repeat: goFunc('func(int, string) string', repeat),
  trimall: goFunc('func(string, string) string', trimSet),
  trimAll: goFunc('func(string, string) string', trimSet),
  trimSuffix: goFunc('func(string, string) string', (suffix: string, text: string) =>
    (suffix !== '' && text.endsWith(suffix) ? text.slice(0, -suffix.length) : text)),
  trimPrefix: goFunc('func(string, string) string', (prefix: string, text: string) => (text.startsWith(prefix) ? text.slice(prefix.length) : text)),
  nospace: goFunc('func(string) string', withoutSpace),
  initials: goFunc('func(string) string', initials),
  swapcase: goFunc('func(string) string', swapCase),
  snakecase: goFunc('func(string) string', toSnakeCase),
  camelcase: goFunc('func(string) string', toPascalCase),
  kebabcase: goFunc('func(string) string', toKebabCase),
  wrap: goFunc('func(int, string) string', (width: number, text: string) => wrap(text, width, '', false)),
  wrapWith: goFunc('func(int, string, string) string', (width: number, separator: string, text: string) => wrap(text, width, separator, true)),
  contains: goFunc('func(string, string) bool', (part: string, text: string) => text.includes(part)),
  hasPrefix: goFunc('func(string, string) bool', (part: string, text: string) => text.startsWith(part)),
  hasSuffix: goFunc('func(string, string) bool', (part: string, text: string) => text.endsWith(part)),
  quote: goFunc('func(...any) string', (...values: GoValue[]) => quoted(values, quote)),
  squote: goFunc('func(...any) string', (...values: GoValue[]) => quoted(values, (text) => `'${text}'`)),
  cat: goFunc('func(...any) string', (...values: GoValue[]) => quoted(values, (text) => text)),
  indent: goFunc('func(int, string) string', indent),
  nindent: goFunc('func(int, string) string', (spaces: number, text: string) => `\n${indent(spaces, text)}`),
  replace: goFunc('func(string, string, string) string', replaceAll),
  plural: goFunc('func(string, string, int) string', (one: string, many: string, count: number) => (count === 1 ? one : many)),
  toString: goFunc('func(any) string', strval),
  split: goFunc('func(string, string) map[string]string', (separator: string, text: string) => numbered(splitText(text, separator))),
  splitn: goFunc('func(string, int, string) map[string]string', (separator: string, count: number, text: string) =>
    numbered(splitText(text, separator, count))),
  splitList: goFunc('func(string, string) []string', (separator: string, text: string) => splitText(text, separator)),
  toStrings: goFunc('func(any) []string', (value: GoValue) => (value instanceof GoSlice && value.isNil && value.type.elem!.kind === 'string' ? null : strslice(value))),
  join: goFunc('func(string, any) string', (separator: string, value: GoValue) => joined(separator, strslice(value))),
  b64enc: goFunc('func(string) string', (text: string) => toBytes(text).toString('base64')),
  b64dec: goFunc('func(string) string', (text: string) => textOrFault(() => decodeBase64(text))),
  b32enc: goFunc('func(string) string', (text: string) => encodeBase32(toBytes(text))),
  b32dec: goFunc('func(string) string', (text: string) => textOrFault(() => decodeBase32(text))),
};

function joined(separator: string, parts: readonly string[]): string {
  spendText(parts.reduce((sum, part) => sum + part.length + separator.length, 0));
  return parts.join(separator);
}

/** sprig gives the text of the error as the result. */
function textOrFault(decode: () => Buffer): string {
  try {
    return fromBytes(decode());
  } catch (error) {
    if (error instanceof GoError) {
      return error.message;
    }
    throw error;
  }
}
