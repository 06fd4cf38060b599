/**
 * The JSON format (stores/json/store.go). A reader of our own, because `JSON.parse` loses the order of
 * keys such as "8080" and the digits of large integers; it takes the same texts as `JSON.parse`.
 */
import {
  entriesOf, entry, leaf, map, MAX_DEPTH, repeatedKey, SopsEntry, SopsList, SopsMap, SopsNode, SopsScalar, SopsTime, SopsTree, StoreFault,
} from './tree';
import { isInt64, tryDecodeExactly } from '../text';

export function readJson(bytes: Buffer): SopsTree {
  // A byte order mark is kept, and then refused: Go's decoder refuses it, too.
  const text = tryDecodeExactly(bytes);
  if (text === undefined) {
    throw new StoreFault('text is not valid UTF-8');
  }
  return { documents: [new JsonReader(text).read()] };
}

/** As sops writes it: the first document, comments left out, a tab for each level. */
export function writeJson(tree: SopsTree): Buffer {
  return Buffer.from(`${jsonText(tree.documents[0] ?? map([]), '\n')}\n`);
}

function jsonText(node: SopsNode, lineBreak: string): string {
  if (node.kind === 'leaf') {
    return scalarJson(node.value);
  }
  const inner = `${lineBreak}\t`;
  const items = node.kind === 'map'
    ? entriesOf(node).map((item) => `${quoted(item.key)}: ${jsonText(item.value, inner)}`)
    : node.items.filter((item) => item.kind !== 'comment').map((item) => jsonText(item, inner));
  const [open, close] = node.kind === 'map' ? '{}' : '[]';
  return items.length === 0 ? `${open}${close}` : `${open}${inner}${items.join(`,${inner}`)}${lineBreak}${close}`;
}

function scalarJson(value: SopsScalar): string {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new StoreFault('infinite number or no number, which JSON cannot hold');
  }
  if (typeof value === 'string') {
    return quoted(value);
  }
  if (value instanceof SopsTime) {
    return quoted(value.text);
  }
  if (Buffer.isBuffer(value)) {
    throw new StoreFault('bytes that are no text, which JSON cannot hold');
  }
  return String(value);
}

/** `encoding/json` also escapes what could end a script in HTML. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/[<>&\u2028\u2029]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const TOKEN = /[ \t\r\n]*(?:([{}[\],:])|(")|(-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?)|(true|false|null))/y;
const WORDS = { true: true, false: false, null: null } as const;

interface Token {
  readonly text: string;
  readonly kind: 'mark' | 'string' | 'number' | 'word' | 'end';
}

class JsonReader {
  private offset = 0;
  private readonly lines: LineCursor;
  private token: Token;

  public constructor(private readonly text: string) {
    this.lines = new LineCursor(text);
    this.token = this.next();
  }

  public read(): SopsMap {
    if (!this.isMark('{')) {
      throw this.fault('no object at the top, where SOPS needs one');
    }
    const root = this.object(0);
    this.end();
    return root;
  }

  private end(): void {
    if (this.token.kind !== 'end') {
      throw this.fault('text after the end of the object');
    }
  }

  private isMark(text: string): boolean {
    return this.token.kind === 'mark' && this.token.text === text;
  }

  private next(): Token {
    TOKEN.lastIndex = this.offset;
    const found = TOKEN.exec(this.text);
    if (found === null) {
      if (this.text.slice(this.offset).trim() === '') {
        return { text: '', kind: 'end' };
      }
      throw this.fault('not a JSON value');
    }
    this.offset = TOKEN.lastIndex;
    const [, mark, quote, number, word] = found;
    if (quote !== undefined) {
      return { text: this.string(this.offset - 1), kind: 'string' };
    }
    return mark !== undefined ? { text: mark, kind: 'mark' } : number !== undefined ? { text: number, kind: 'number' } : { text: word, kind: 'word' };
  }

  /** The string whose opening quote stands at `start`; no regular expression, which would recurse on a long one. */
  private string(start: number): string {
    let end = this.text.indexOf('"', start + 1);
    while (end > 0 && isEscaped(this.text, end)) {
      end = this.text.indexOf('"', end + 1);
    }
    if (end < 0) {
      throw this.fault('string that is never closed');
    }
    this.offset = end + 1;
    try {
      // Go replaces half a surrogate pair; it could not be written as UTF-8.
      return (JSON.parse(this.text.slice(start, end + 1)) as string).replace(/[\ud800-\udfff]/gu, '\ufffd');
    } catch {
      throw this.fault('string with a wrong escape or a line break');
    }
  }

  private take(text: string): void {
    if (!this.isMark(text)) {
      throw this.fault(`no "${text}" where one is needed`);
    }
    this.token = this.next();
  }

  /** The items up to `close`, with commas between them. */
  private items<T>(open: string, close: string, depth: number, readItem: () => T): T[] {
    if (depth > MAX_DEPTH) {
      throw this.fault(`nested deeper than ${MAX_DEPTH} levels`);
    }
    const items: T[] = [];
    this.take(open);
    while (!this.isMark(close)) {
      if (items.length > 0) {
        this.take(',');
      }
      items.push(readItem());
    }
    this.token = this.next();
    return items;
  }

  private object(depth: number): SopsMap {
    const seen = new Set<string>();
    return map(this.items('{', '}', depth, () => this.member(seen, depth)));
  }

  private member(seen: Set<string>, depth: number): SopsEntry {
    if (this.token.kind !== 'string') {
      throw this.fault('no key where one is needed');
    }
    const line = this.line();
    const key = this.token.text;
    if (seen.has(key)) {
      throw repeatedKey(key, line);
    }
    seen.add(key);
    this.token = this.next();
    this.take(':');
    return entry(key, this.value(depth + 1), line);
  }

  private array(depth: number): SopsList {
    return { kind: 'list', items: this.items('[', ']', depth, () => this.value(depth + 1)) };
  }

  private value(depth: number): SopsNode {
    const { text, kind } = this.token;
    if (this.isMark('{')) {
      return this.object(depth);
    }
    if (this.isMark('[')) {
      return this.array(depth);
    }
    if (kind === 'mark' || kind === 'end') {
      throw this.fault('no value where one is needed');
    }
    const line = this.line();
    this.token = this.next();
    return leaf(kind === 'string' ? text : kind === 'number' ? this.number(text) : WORDS[text as keyof typeof WORDS], line);
  }

  /** Integers within 64 bits are exact, everything else is a float (`normalizeJSONNumber`). */
  private number(text: string): bigint | number {
    const integer = text.length <= 20 && /^-?[0-9]+$/.test(text) ? BigInt(text) : undefined;
    if (integer !== undefined && isInt64(integer)) {
      return integer;
    }
    const float = Number(text);
    if (!Number.isFinite(float)) {
      throw this.fault('number beyond 64 bits');
    }
    return float;
  }

  private line(): number {
    return this.lines.lineAt(this.offset);
  }

  private fault(message: string): StoreFault {
    return new StoreFault(message, this.line());
  }
}

/** Whether an odd number of backslashes stands before the quote. */
function isEscaped(text: string, quote: number): boolean {
  let at = quote - 1;
  while (text[at] === '\\') {
    at--;
  }
  return (quote - at) % 2 === 0;
}

/** Line numbers of offsets that only ever grow, so that a file is counted once. */
class LineCursor {
  private line = 1;
  private nextBreak: number;

  public constructor(private readonly text: string) {
    this.nextBreak = text.indexOf('\n');
  }

  public lineAt(offset: number): number {
    while (this.nextBreak >= 0 && this.nextBreak < offset) {
      this.line++;
      this.nextBreak = this.text.indexOf('\n', this.nextBreak + 1);
    }
    return this.line;
  }
}
