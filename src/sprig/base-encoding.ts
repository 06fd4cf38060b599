/** Go's base64 and base32: line breaks are skipped, everything else must fit exactly. */
import { GoError } from '../gotemplate';

interface Alphabet {
  readonly name: string;
  readonly chars: string;
  /** Characters in a group, and bits in a character. */
  readonly group: number;
  readonly bits: number;
}

const BASE64: Alphabet = { name: 'base64', chars: 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', group: 4, bits: 6 };
const BASE32: Alphabet = { name: 'base32', chars: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', group: 8, bits: 5 };

export function decodeBase64(text: string): Buffer {
  checkBase(text, BASE64);
  return Buffer.from(text.replace(/[\r\n]/g, ''), 'base64');
}

export function decodeBase32(text: string): Buffer {
  checkBase(text, BASE32);
  const digits = text.replace(/[\r\n=]/g, '');
  const bytes: number[] = [];
  let bits = '';
  for (const char of digits) {
    bits += BASE32.chars.indexOf(char).toString(2).padStart(BASE32.bits, '0');
    if (bits.length >= 8) {
      bytes.push(parseInt(bits.slice(0, 8), 2));
      bits = bits.slice(8);
    }
  }
  return Buffer.from(bytes);
}

export function encodeBase32(bytes: Buffer): string {
  let bits = '';
  let text = '';
  for (const byte of bytes) {
    bits += byte.toString(2).padStart(8, '0');
    for (; bits.length >= BASE32.bits; bits = bits.slice(BASE32.bits)) {
      text += BASE32.chars[parseInt(bits.slice(0, BASE32.bits), 2)];
    }
  }
  text += bits === '' ? '' : BASE32.chars[parseInt(bits.padEnd(BASE32.bits, '0'), 2)];
  return text.padEnd(Math.ceil(text.length / BASE32.group) * BASE32.group, '=');
}

/** Throws Go's CorruptInputError at the first byte that does not fit. */
function checkBase(text: string, { name, chars, group, bits }: Alphabet): void {
  const corrupt = (at: number): never => {
    throw new GoError(`illegal ${name} data at input byte ${at}`);
  };
  let count = 0;
  let at = 0;
  for (; at < text.length; at++) {
    const char = text[at];
    if (char === '\n' || char === '\r') {
      continue;
    }
    if (char === '=') {
      break;
    }
    if (!chars.includes(char)) {
      corrupt(at);
    }
    count++;
  }
  const used = count % group;
  const padding = text.slice(at).replace(/[\r\n]/g, '');
  const isWhole = used === 0 || (used * bits) % 8 < bits;
  const wanted = used === 0 ? 0 : group - used;
  if (!isWhole || padding !== '='.repeat(wanted)) {
    const isTooLong = isWhole && padding.startsWith('='.repeat(wanted));
    corrupt(padding === '' ? text.length - used : isTooLong ? at + wanted : at);
  }
}
