/**
 * Go strings are bytes, ours are UTF-16. A byte that is no part of valid UTF-8 (`trunc 1 "é"` leaves one)
 * is kept as the lone surrogate U+DC00 + byte, and becomes U+FFFD only in the final output.
 */
const ASCII = /^[\0-\x7f]*$/;
const ESCAPED = /[\udc80-\udcff]/u;

export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

export function toBytes(text: string): Buffer {
  if (!ESCAPED.test(text)) {
    return Buffer.from(text, 'utf8');
  }
  const parts = Array.from(text, (char) => {
    const code = char.codePointAt(0)!;
    return code >= 0xdc80 && code <= 0xdcff ? Buffer.from([code - 0xdc00]) : Buffer.from(char, 'utf8');
  });
  return Buffer.concat(parts);
}

export function fromBytes(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = buffer.toString('utf8');
  return text.includes('\ufffd') ? decodeLossless(buffer) : text;
}

function decodeLossless(bytes: Buffer): string {
  let text = '';
  for (let i = 0; i < bytes.length;) {
    const size = runeSize(bytes, i);
    text += size === 0 ? String.fromCharCode(0xdc00 + bytes[i]) : bytes.toString('utf8', i, i + size);
    i += size || 1;
  }
  return text;
}

/** The length of the valid UTF-8 sequence at `i`, or 0. */
function runeSize(bytes: Buffer, i: number): number {
  const first = bytes[i];
  const size = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (size <= 1) {
    return size;
  }
  const piece = bytes.subarray(i, i + size);
  const decoded = piece.toString('utf8');
  return piece.length === size && Buffer.from(decoded, 'utf8').equals(piece) ? size : 0;
}

/** `len(s)` of Go. */
export function byteLength(text: string): number {
  return isAscii(text) ? text.length : toBytes(text).length;
}

/** `s[start:end]` of Go; the caller has checked the bounds. */
export function byteSlice(text: string, start: number, end?: number): string {
  return isAscii(text) ? text.slice(start, end) : fromBytes(toBytes(text).subarray(start, end));
}

/** The order of Go's `<` on strings: by bytes, which is by code points. */
export function compareText(a: string, b: string): number {
  if (isAscii(a) && isAscii(b)) {
    return a < b ? -1 : a > b ? 1 : 0;
  }
  return Buffer.compare(toBytes(a), toBytes(b));
}

/** The code points, with U+FFFD for a byte that is no UTF-8. */
export function runes(text: string): string[] {
  return Array.from(text, (char) => (ESCAPED.test(char) ? '\ufffd' : char));
}

/** The text as it leaves us: stray bytes that form a character again are one, each other becomes U+FFFD. */
export function toValidText(text: string): string {
  return ESCAPED.test(text) ? runes(fromBytes(toBytes(text))).join('') : text;
}

/** The raw byte that `char` stands for, or undefined. */
export function strayByte(char: string): number | undefined {
  return ESCAPED.test(char) ? char.charCodeAt(0) - 0xdc00 : undefined;
}
