/** Go's strconv: quoted strings and characters, both ways. */
import { fromBytes, strayByte } from './bytes';
import { isPrint } from './unicode';

const ESCAPES: Readonly<Record<string, string>> = {
  '\x07': '\\a', '\b': '\\b', '\f': '\\f', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\v': '\\v',
};

export interface QuoteOptions {
  readonly quote?: '"' | '\'';
  /** `%+q`: nothing but ASCII. */
  readonly ascii?: boolean;
}

/** `strconv.Quote`, and QuoteRune with a single quote. */
export function quote(text: string, options: QuoteOptions = {}): string {
  const mark = options.quote ?? '"';
  return mark + Array.from(text, (char) => quoteChar(char, mark, options.ascii ?? false)).join('') + mark;
}

function quoteChar(char: string, mark: string, ascii: boolean): string {
  const stray = strayByte(char);
  if (stray !== undefined) {
    return `\\x${hex(stray, 2)}`;
  }
  if (char === mark || char === '\\') {
    return `\\${char}`;
  }
  const code = char.codePointAt(0)!;
  if (code < 0x80 ? code >= 0x20 && code < 0x7f : !ascii && isPrint(char)) {
    return char;
  }
  return ESCAPES[char] ?? escapeCode(code);
}

function escapeCode(code: number): string {
  if (code < 0x20 || code === 0x7f) {
    return `\\x${hex(code, 2)}`;
  }
  return code < 0x10000 ? `\\u${hex(code >= 0xd800 && code < 0xe000 ? 0xfffd : code, 4)}` : `\\U${hex(code, 8)}`;
}

function hex(code: number, digits: number): string {
  return code.toString(16).padStart(digits, '0');
}

/** `strconv.CanBackquote`: one line without control characters but tab. */
export function canBackquote(text: string): boolean {
  return !/[\0-\x08\x0a-\x1f\x7f`\ufeff\ufffd]/.test(text) && !/[\udc80-\udcff]/u.test(text);
}

const SIMPLE: Readonly<Record<string, number>> = { 'a': 7, 'b': 8, 'f': 12, 'n': 10, 'r': 13, 't': 9, 'v': 11, '\\': 92, '\'': 39, '"': 34 };

/** `strconv.Unquote` of a string constant with its quotes; undefined where Go says "invalid syntax". */
export function tryUnquote(quoted: string): string | undefined {
  const mark = quoted[0];
  if (quoted.length < 2 || mark !== quoted.at(-1)) {
    return undefined;
  }
  if (mark === '`') {
    return quoted.slice(1, -1).replace(/\r/g, '');
  }
  const body = quoted.slice(1, -1);
  const parts: Buffer[] = [];
  for (let i = 0; i < body.length;) {
    const part = tryUnquoteChar(body, i, mark);
    if (part === undefined) {
      return undefined;
    }
    parts.push(part.bytes);
    i = part.next;
  }
  return fromBytes(Buffer.concat(parts));
}

/** The code of a character constant with its quotes; undefined where Go says "invalid syntax". */
export function tryUnquoteCharacter(quoted: string): { readonly code: number; readonly tail: string } | undefined {
  const part = tryUnquoteChar(quoted, 1, '\'');
  return part && { code: part.code, tail: quoted.slice(part.next) };
}

interface UnquotedChar {
  readonly code: number;
  readonly bytes: Buffer;
  readonly next: number;
}

function tryUnquoteChar(text: string, at: number, mark: string): UnquotedChar | undefined {
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  if (at >= text.length || char === mark || char === '\n') {
    return undefined;
  }
  if (char !== '\\') {
    return { code: char.codePointAt(0)!, bytes: Buffer.from(char, 'utf8'), next: at + char.length };
  }
  return tryEscape(text, at + 1, mark);
}

function tryEscape(text: string, at: number, mark: string): UnquotedChar | undefined {
  const kind = text[at];
  if (kind === '\'' || kind === '"' ? kind === mark : kind in SIMPLE) {
    return { code: SIMPLE[kind], bytes: Buffer.from([SIMPLE[kind]]), next: at + 1 };
  }
  const octal = /^[0-7]{3}/.exec(text.slice(at, at + 3));
  if (octal) {
    return ofByte(parseInt(octal[0], 8), at + 3);
  }
  const digits = { x: 2, u: 4, U: 8 }[kind];
  const found = digits === undefined ? undefined : text.slice(at + 1, at + 1 + digits);
  if (digits === undefined || found?.length !== digits || !/^[0-9a-fA-F]+$/.test(found)) {
    return undefined;
  }
  const code = parseInt(found, 16);
  if (kind === 'x') {
    return ofByte(code, at + 3);
  }
  const isValid = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isValid ? { code, bytes: Buffer.from(String.fromCodePoint(code), 'utf8'), next: at + 1 + digits } : undefined;
}

function ofByte(code: number, next: number): UnquotedChar | undefined {
  return code > 255 ? undefined : { code, bytes: Buffer.from([code]), next };
}
