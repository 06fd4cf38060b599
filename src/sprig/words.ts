/** The string functions that sprig takes from Masterminds/goutils (wordutils.go, stringutils.go), and strings.Title. */
import { byteLength, byteSlice, fromBytes, isDigit, isLetter, isLower, isSpace, isTitle, isUpper, runes, spendText, toBytes, toLower, toTitle, toUpper } from '../gotemplate';

/** `strings.Title`: what begins a word is set in title case. */
export function titleCase(text: string): string {
  let previous = ' ';
  return runes(text).map((char) => {
    const shown = isSeparator(previous) ? toTitle(char) : char;
    previous = char;
    return shown;
  }).join('');
}

function isSeparator(char: string): boolean {
  if (char <= '\x7f') {
    return !/[A-Za-z0-9_]/.test(char);
  }
  return !isLetter(char) && !isDigit(char) && isSpace(char);
}

export function uncapitalize(text: string): string {
  let isFirst = true;
  return runes(text).map((char) => {
    if (isSpace(char)) {
      isFirst = true;
      return char;
    }
    const shown = isFirst ? toLower(char) : char;
    isFirst = false;
    return shown;
  }).join('');
}

export function swapCase(text: string): string {
  let isAfterSpace = true;
  return runes(text).map((char) => {
    if (isUpper(char) || isTitle(char)) {
      isAfterSpace = false;
      return toLower(char);
    }
    if (isLower(char)) {
      const shown = isAfterSpace ? toTitle(char) : toUpper(char);
      isAfterSpace = false;
      return shown;
    }
    isAfterSpace = isSpace(char);
    return char;
  }).join('');
}

/** goutils takes each byte for a character, so that "é" becomes two. */
function latin1(text: string): string {
  return toBytes(text).toString('latin1');
}

/** The first letter of each word. */
export function initials(text: string): string {
  let isGap = true;
  return Array.from(latin1(text), (char) => {
    const isFirst = isGap && !isSpace(char);
    isGap = isSpace(char);
    return isFirst ? char : '';
  }).join('');
}

/** Without white space; a text that has none is left alone. */
export function withoutSpace(text: string): string {
  const chars = latin1(text);
  const kept = Array.from(chars).filter((char) => !isSpace(char)).join('');
  return kept.length === chars.length ? text : kept;
}

const MARK = '...';

/** At most `width` bytes, with dots where something is left out. */
export function abbreviate(text: string, left: number, width: number): string {
  const length = byteLength(text);
  if (text === '' || length <= width) {
    return text;
  }
  const room = width - MARK.length;
  const offset = Math.min(left, length) > length - room ? length - room : Math.min(left, length);
  if (offset <= 4) {
    return byteSlice(text, 0, room) + MARK;
  }
  if (width < 7) {
    return '';
  }
  if (offset + room < length) {
    return MARK + (room < 4 ? '' : abbreviate(byteSlice(text, offset), 0, room));
  }
  return MARK + byteSlice(text, length - room);
}

/** Breaks at spaces; a word that is too long is broken only where `breakWords` says so. */
export function wrap(text: string, width: number, separator: string, breakWords: boolean): string {
  const bytes = toBytes(text).toString('latin1');
  const newLine = toBytes(separator === '' ? '\n' : separator).toString('latin1');
  const most = Math.max(width, 1);
  spendText(bytes.length + Math.ceil(bytes.length / most) * newLine.length);
  let out = '';
  let offset = 0;
  while (bytes.length - offset > most) {
    if (bytes[offset] === ' ') {
      offset++;
      continue;
    }
    const end = nextBreak(bytes, offset, most, breakWords);
    out += bytes.slice(offset, end.at) + (end.at < bytes.length || end.isSpace ? newLine : '');
    offset = end.at + (end.isSpace ? 1 : 0);
  }
  return fromBytes(Buffer.from(out + bytes.slice(offset), 'latin1'));
}

function nextBreak(bytes: string, offset: number, width: number, breakWords: boolean): { readonly at: number; readonly isSpace: boolean } {
  const space = bytes.slice(offset, offset + width + 1).lastIndexOf(' ');
  if (space >= 0) {
    return { at: offset + space, isSpace: true };
  }
  if (breakWords) {
    return { at: offset + width, isSpace: false };
  }
  const next = bytes.indexOf(' ', offset + width);
  return next < 0 ? { at: bytes.length, isSpace: false } : { at: next, isSpace: true };
}
