/** What lines of YAML are made of: how deep they are, their keys and their scalars. */
import { renderBlock, renderQuoted } from './emit-string';

/** Raised inside, when a document turns out not to be plain data. */
export const UNUSUAL = new Error('not plain data');

/** Strings that YAML 1.1 reads as something else: null, booleans, numbers in their many forms, times and dates. */
const AMBIGUOUS = new RegExp(`^(?:${[
  '', '~', '[Nn]ull', 'NULL',
  'Y', 'y', '[Yy]es', 'YES', '[Tt]rue', 'TRUE', '[Oo]n', 'ON',
  'N', 'n', '[Nn]o', 'NO', '[Ff]alse', 'FALSE', '[Oo]ff', 'OFF',
  '[-+]?0b[01_]+', '[-+]?0x[0-9a-fA-F_]+', '[-+]?[0-9][0-9_]*',
  '[-+]?\\.(?:inf|Inf|INF)', '\\.nan', '\\.NaN', '\\.NAN',
  '[-+]?(?:[0-9][0-9_]*)?(?:\\.[0-9_]*)?[eE][-+]?[0-9]+',
  '[-+]?(?:[0-9][0-9_]*)?\\.[0-9_]*',
  '[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?',
  '[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:[tT]|[ \\t]+)[0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(?:\\.[0-9]+)?(?:[ \\t]*(?:Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?',
].join('|')})$`);

/** Where a plain scalar would be taken for syntax. */
const SYNTAX = /^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-](?:$|[ \t])|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/;

/** Control characters and halves of surrogate pairs, which only double quotes can carry. */
const UNPRINTABLE = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u;

/** What most strings look like: one word, and none that could be a boolean, null or an exponent. */
const WORD = /^(?:[a-dg-mp-su-xzA-DG-MP-SU-XZ/]|[fFnNoOtTyY][\w./-]{5}|[eE][a-zA-Z_./])[\w./:@=+,$*-]*(?<!:)$/;

/** A line that a parser could take for the end of the document; `m` takes U+2028 for a line end, too. */
const MARKER = /^(?:%|---|\.\.\.)/m;

/** A key of more than 1,024 characters, escapes included, is written in another form. */
const LONGEST_KEY = 150;

const KEYS_REMEMBERED = 2000;

/** A key, at its place in a line: before its value, or above the lines of it. */
export interface KeyStart {
  readonly inline: string;
  readonly above: string;
}

/** What lines of one depth start with, put together once. */
export interface Level {
  readonly indent: string;
  readonly item: string;
  readonly keys: Map<string, KeyStart>;
}

const levels: Level[] = [];
let keysRemembered = 0;

export function levelAt(depth: number): Level {
  for (let next = levels.length; next <= depth; next++) {
    const indent = flat(' '.repeat(2 * next));
    levels.push({ indent, item: flat(`${indent}- `), keys: new Map() });
  }
  return levels[depth];
}

/** `top`: at the root of a document, where a key could be taken for a marker. */
export function keyStart(key: string, level: Level, top: boolean): KeyStart {
  const isMarker = top && MARKER.test(key);
  return (isMarker ? undefined : level.keys.get(key)) ?? makeKeyStart(key, level, isMarker);
}

function makeKeyStart(key: string, { indent, keys }: Level, isMarker: boolean): KeyStart {
  const text = `${indent}${isMarker ? topKey(key) : renderKey(key)}`;
  const start = { inline: flat(`${text} `), above: flat(`${text}\n`) };
  if (!isMarker && keysRemembered < KEYS_REMEMBERED) {
    keysRemembered++;
    keys.set(key, start);
  }
  return start;
}

/** A collection that is an item of a list: its first line stands behind the sign of the item. */
export function itemOf(collection: string, { indent, item }: Level): string {
  return isEmptyCollection(collection) ? `${item}${collection}\n` : item + collection.slice(indent.length + 2);
}

export function isEmptyCollection(text: string): boolean {
  return text === '{}' || text === '[]';
}

/** In one piece: V8 keeps what was put together as a tree, and walks it again wherever it is used. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

export function renderScalar(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return WORD.test(value) ? value : renderString(value, levelAt(depth).indent);
    case 'number':
      return renderNumber(value);
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'undefined':
      return 'null';
    case 'object':
      if (value === null) {
        return 'null';
      }
  }
  throw UNUSUAL;
}

function renderNumber(value: number): string {
  if (!Number.isFinite(value)) {
    throw UNUSUAL;
  }
  return Object.is(value, -0) ? '-0' : String(value);
}

/** For what is not a plain word. */
function renderString(value: string, indent: string): string {
  if (UNPRINTABLE.test(value)) {
    return renderQuoted(value, indent, true);
  }
  if (value.includes('\n')) {
    return renderBlock(value, indent);
  }
  return needsQuotes(value) ? renderQuoted(value, indent) : value;
}

function needsQuotes(value: string): boolean {
  // The library takes "<<" for the merge key wherever it stands, and never quotes that.
  return value !== '<<' && (SYNTAX.test(value) || AMBIGUOUS.test(value));
}

function renderKey(key: string): string {
  if (key.length > LONGEST_KEY) {
    throw UNUSUAL;
  }
  const quoted = UNPRINTABLE.test(key) ? renderQuoted(key, '', true) : key.includes('\n') || needsQuotes(key) ? renderQuoted(key, '') : key;
  return `${quoted}:`;
}

/** Only at the top of a document, a key that looks like a document marker is quoted. */
function topKey(key: string): string {
  if (key.length > LONGEST_KEY) {
    throw UNUSUAL;
  }
  return `${renderQuoted(key, '', UNPRINTABLE.test(key))}:`;
}
