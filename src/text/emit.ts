/**
 * Writes plain data as YAML, byte for byte as the `yaml` library does with the options of cdk8s
 * (`{ keepUndefined: true, lineWidth: 0, version: '1.1' }`), some twenty times faster: no tree of nodes
 * is built. What is not plain data is left to the library; then the emitter answers undefined.
 *
 * The rules are those of `yaml/dist/stringify/*.js`; conformance/emit.ts holds the two against each other.
 */
import { renderBlock, renderQuoted } from './emit-string';
import { Path } from './json-pointer';

/** A comment that has to stand behind the scalar at `path`, without its `#`. */
export interface LineComment {
  readonly path: Path;
  readonly text: string;
}

/** A scalar, and the comment that stands behind it. */
class Commented {
  public constructor(public readonly value: unknown, public readonly comment: string) {}
}

/** Raised inside, when a document turns out not to be plain. */
const UNUSUAL = new Error('not plain data');

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

/** A key as it starts its value: on the same line, or on lines of its own below. */
interface KeyStart {
  readonly inline: string;
  readonly above: string;
}

/** What lines of one depth start with, put together once. */
interface Level {
  readonly indent: string;
  readonly item: string;
  /** Keys that start a line, and those that stand behind something else. */
  readonly next: Map<string, KeyStart>;
  readonly first: Map<string, KeyStart>;
}

const levels: Level[] = [];
let keysRemembered = 0;

/** The YAML of one document, or undefined where it is not plain data. */
export function tryEmit(value: unknown): string | undefined {
  return value === null || typeof value !== 'object' || value instanceof Commented ? undefined : tryCollection(value, new Emitter('as they are', false));
}

/** What becomes of null in a mapping. */
export type NullRule = 'kept' | 'dropped';

/**
 * The YAML of a manifest as if it had been copied first: the keys of each mapping sorted, except at the
 * top, what is undefined left out, and nothing an alias of something else.
 */
export function tryEmitSorted(manifest: Readonly<Record<string, unknown>>, nulls: NullRule): string | undefined {
  return tryCollection(manifest, new Emitter('sorted', nulls === 'dropped'));
}

function tryCollection(value: object, emitter: Emitter): string | undefined {
  try {
    return `${emitter.collection(value, 0, true)}\n`;
  } catch (error) {
    if (error === UNUSUAL) {
      return undefined;
    }
    throw error;
  }
}

/** As `tryEmit`, with a comment behind some of the scalars. */
export function tryEmitWithComments(value: unknown, comments: readonly LineComment[]): string | undefined {
  return tryEmit(value) === undefined ? undefined : tryEmit(withComments(value, comments));
}

/** A copy of `value` whose scalars at those paths carry their comments; undefined where the library has to do it. */
function withComments(value: unknown, comments: readonly LineComment[]): unknown {
  return comments.reduce((result, { path, text }) => (/^.*\S.*$/.test(text) ? tryReplace(result, path, text) : undefined), value);
}

function tryReplace(value: unknown, path: Path, text: string): unknown {
  if (path.length === 0) {
    return value !== null && typeof value === 'object' ? undefined : new Commented(value, ` ${text}`);
  }
  if (value === null || typeof value !== 'object' || value instanceof Commented || !Object.hasOwn(value, path[0])) {
    return undefined;
  }
  const inner = tryReplace((value as Readonly<Record<string, unknown>>)[path[0]], path.slice(1), text);
  if (inner === undefined) {
    return undefined;
  }
  return Array.isArray(value) ? value.map((item, index) => (index === Number(path[0]) ? inner : item)) : { ...value, [path[0]]: inner };
}

/**
 * One document. Much of a synth runs before it is compiled, so there are few calls for a value, and few
 * pieces for a line.
 */
class Emitter {
  /** Objects that were written; undefined where a sorted copy is meant, in which nothing is an alias. */
  private readonly seen?: Set<object>;

  public constructor(keys: 'as they are' | 'sorted', private readonly dropsNull: boolean) {
    this.seen = keys === 'sorted' ? undefined : new Set();
  }

  /** A list or map without line end, whose lines are so deep; the first line is not indented. */
  public collection(value: object, depth: number, top: boolean): string {
    if (this.seen !== undefined) {
      this.visit(this.seen, value);
    }
    return Array.isArray(value) ? this.list(value, depth) : this.map(value as Readonly<Record<string, unknown>>, depth, top);
  }

  /** The library writes an object that occurs twice as an alias. */
  private visit(seen: Set<object>, value: object): void {
    if (seen.has(value)) {
      throw UNUSUAL;
    }
    seen.add(value);
  }

  private list(items: readonly unknown[], depth: number): string {
    if (Object.getPrototypeOf(items) !== Array.prototype || 'toJSON' in items) {
      throw UNUSUAL;
    }
    if (items.length === 0) {
      return '[]';
    }
    const level = levelAt(depth);
    let text = '- ';
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      if (index > 0) {
        text += level.item;
      }
      text += typeof item === 'object' && item !== null ? this.collection(item, depth + 1, false) : renderScalar(item, depth + 1);
    }
    return text;
  }

  private map(map: Readonly<Record<string, unknown>>, depth: number, top: boolean): string {
    const prototype: unknown = Object.getPrototypeOf(map);
    if ((prototype !== Object.prototype && prototype !== null) || Symbol.iterator in map) {
      return renderCommented(map, depth);
    }
    const level = levelAt(depth);
    const sorts = this.seen === undefined;
    let text = '';
    for (const name of sorts ? sortedNames(map, top) : Object.keys(map)) {
      const item = map[name];
      if (sorts && (item === undefined || (item === null && this.dropsNull))) {
        continue;
      }
      const start = keyStart(name, level, text === '', top);
      if (typeof item === 'object' && item !== null) {
        const inner = this.collection(item, depth + 1, false);
        text += inner === '{}' || inner === '[]' || item instanceof Commented ? start.inline : start.above;
        text += inner;
      } else {
        text += start.inline;
        text += renderScalar(item, depth + 1);
      }
    }
    return text === '' ? '{}' : text;
  }
}

/** A scalar and its comment; nothing else that is no plain object. */
function renderCommented(item: object, depth: number): string {
  const text = item instanceof Commented ? renderScalar(item.value, depth) : '\n';
  if (text.includes('\n')) {
    throw UNUSUAL;
  }
  return `${text} #${(item as Commented).comment}`;
}

function levelAt(depth: number): Level {
  for (let next = levels.length; next <= depth; next++) {
    const indent = ' '.repeat(2 * next);
    levels.push({ indent: flat(indent), item: flat(`\n${indent}- `), next: new Map(), first: new Map() });
  }
  return levels[depth];
}

function keyStart(key: string, level: Level, isFirst: boolean, top: boolean): KeyStart {
  const known = isFirst ? level.first : level.next;
  const start = top && MARKER.test(key) ? undefined : known.get(key);
  return start ?? makeKeyStart(key, level, isFirst, top, known);
}

function makeKeyStart(key: string, { indent }: Level, isFirst: boolean, top: boolean, known: Map<string, KeyStart>): KeyStart {
  const isMarker = top && MARKER.test(key);
  const text = `${isFirst ? '' : `\n${indent}`}${isMarker ? topKey(key) : renderKey(key)}`;
  const start = { inline: flat(`${text} `), above: flat(`${text}\n${indent}  `) };
  if (!isMarker && keysRemembered < KEYS_REMEMBERED) {
    keysRemembered++;
    known.set(key, start);
  }
  return start;
}

/** In one piece: V8 keeps what was put together as a tree, and walks it again wherever it is used. */
function flat(text: string): string {
  return Buffer.from(text).toString();
}

/** Keys that a copy would not have as they are, or not in their sorted place: numbers come first. */
const UNSORTABLE = /^(?:__proto__|constructor|\d+)$/;

/** The keys in their order; at the top in that of the manifest. */
function sortedNames(map: Readonly<Record<string, unknown>>, top: boolean): readonly string[] {
  const names = Object.keys(map);
  let isSorted = true;
  for (let index = 0; index < names.length; index++) {
    const name = names[index];
    const first = name.charCodeAt(0);
    // Only words that start with a digit, "_" or "c" are worth a closer look.
    if ((first < 58 || first === 95 || first === 99) && UNSORTABLE.test(name)) {
      throw UNUSUAL;
    }
    isSorted = isSorted && (index === 0 || names[index - 1] < name);
  }
  return top || isSorted ? names : sortNames(names);
}

/** By insertion: mappings are small and mostly in order, and the built-in sort has a price even then. */
function sortNames(names: string[]): string[] {
  if (names.length > 24) {
    return names.sort();
  }
  for (let index = 1; index < names.length; index++) {
    const name = names[index];
    let place = index;
    for (; place > 0 && names[place - 1] > name; place--) {
      names[place] = names[place - 1];
    }
    names[place] = name;
  }
  return names;
}

function renderScalar(value: unknown, depth: number): string {
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
