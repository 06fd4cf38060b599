/** The lines of a file around a finding. A line that may hold a secret is shown without its value. */
import { holdsSecret, isTellingNeighbour } from './telling-line';
import { styled, Terminal } from './terminal';

export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A file as frames show it. */
export interface FrameSource {
  readonly lines: readonly string[];
  /** Whether a line belongs to a Secret, or to something encrypted. */
  isSecret(line: number): boolean;
}

const MAX_WIDTH = 140;
/** What may be shown of a Secret: what says which one it is. */
const HARMLESS = /^\s*(?:- )?(?:apiVersion|kind|type|immutable): *[\w./"'-]*\s*$/;
const HARMLESS_IN_METADATA = /^\s*(?:- )?(?:name|namespace|generateName): *[\w./"'-]*\s*$/;

/** A frame with carets under the value, or nothing where the file has no such line. `isValueSecret`: the value at the place is one. */
export function renderFrame(source: FrameSource, { line, column }: Place, isValueSecret: boolean, terminal: Terminal): string[] {
  const text = source.lines[line - 1];
  if (text === undefined) {
    return [];
  }
  const isHidden = isValueSecret || holdsSecret(text) || (source.isSecret(line) && !(HARMLESS.test(text) || HARMLESS_IN_METADATA.test(text)));
  const shown = printable(isHidden ? withoutValue(text) : text);
  const first = isHidden ? shown.search(/[^\s-]/) : column - 1;
  const [cut, start] = cutAround(shown, Math.max(0, Math.min(first, shown.length - 1)));
  const width = String(line + 1).length;
  const bar = (number: string) => styled(terminal, 'blue', `${number.padStart(width)} |`);
  const carets = '^'.repeat(isHidden ? Math.max(1, cut.replace(/: …$|…$/, '').length - start) : spanAt(cut, start));
  return [
    bar(''),
    ...contextLine(source, line, line - 1, bar),
    `${bar(String(line))} ${cut}`,
    `${bar('')} ${' '.repeat(start)}${styled(terminal, 'red', carets)}`,
    ...contextLine(source, line, line + 1, bar),
  ];
}

/** A neighbour of the same document, if nothing in it can be a secret. */
function contextLine(source: FrameSource, line: number, neighbour: number, bar: (number: string) => string): string[] {
  const text = source.lines[neighbour - 1];
  const isOther = text === undefined || text.trim() === '' || /^---(?:\s|$)/.test(text) || /^---(?:\s|$)/.test(source.lines[line - 1]);
  if (isOther || source.isSecret(neighbour) || source.isSecret(line)) {
    return [];
  }
  return [`${bar(String(neighbour))} ${printable(isTellingNeighbour(text) ? withoutValue(text) : text).slice(0, MAX_WIDTH)}`];
}

/** `key: …`, and nothing at all of a line that has no key. */
function withoutValue(text: string): string {
  const key = /^(\s*(?:- )*["']?[\w./-]+["']?:)(?:\s|$)/.exec(text);
  return key === null ? `${/^\s*/.exec(text)![0]}…` : `${key[1]} …`;
}

/** What a terminal would take for an order is shown as a dot. */
export function printable(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/\t/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '·');
}

/** The part of a long line around a column, and the column in it. */
function cutAround(text: string, start: number): [string, number] {
  if (text.length <= MAX_WIDTH) {
    return [text, start];
  }
  const from = Math.max(0, Math.min(start - MAX_WIDTH / 2, text.length - MAX_WIDTH));
  const cut = text.slice(from, from + MAX_WIDTH);
  return from === 0 ? [`${cut}…`, start] : [`…${cut}${from + MAX_WIDTH < text.length ? '…' : ''}`, start - from + 1];
}

/** How long the value or key is that starts at a column. */
function spanAt(text: string, start: number): number {
  const rest = text.slice(start);
  const token = /^"(?:[^"\\]|\\.)*"|^'(?:[^']|'')*'|^[\w./-]+(?=:(?:\s|$))|^[[{]|^[^#\s](?:(?! #|, ).)*/.exec(rest)?.[0] ?? '';
  return Math.max(1, token.trimEnd().replace(/[\]},]+$/, (end) => (/[[{]/.test(token) ? end : '')).length);
}
