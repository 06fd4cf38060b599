/** Bech32 (BIP 173) as age uses it: no limit of length, one case, the checksum of version 1. */
/* eslint-disable no-bitwise */
const ALPHABET = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';
const GENERATOR = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3];

export interface Bech32 {
  /** The human-readable part, lower case. */
  readonly prefix: string;
  readonly bytes: Buffer;
}

/** The parts of a Bech32 text, or undefined where it is none. */
export function tryDecodeBech32(text: string): Bech32 | undefined {
  if (text !== text.toLowerCase() && text !== text.toUpperCase()) {
    return undefined;
  }
  const lower = text.toLowerCase();
  const separator = lower.lastIndexOf('1');
  const prefix = lower.slice(0, separator);
  const digits = [...lower.slice(separator + 1)].map((char) => ALPHABET.indexOf(char));
  if (separator < 1 || digits.length < 6 || digits.includes(-1) || !/^[\x21-\x7e]+$/.test(prefix)) {
    return undefined;
  }
  if (polymod([...expand(prefix), ...digits]) !== 1) {
    return undefined;
  }
  const bytes = tryRegroup(digits.slice(0, -6));
  return bytes === undefined ? undefined : { prefix, bytes };
}

/** The lower-case text of some bytes. */
export function encodeBech32({ prefix, bytes }: Bech32): string {
  const digits = toDigits(bytes);
  const sum = polymod([...expand(prefix), ...digits, 0, 0, 0, 0, 0, 0]) ^ 1;
  const checksum = [25, 20, 15, 10, 5, 0].map((shift) => (sum >>> shift) & 31);
  return `${prefix}1${[...digits, ...checksum].map((digit) => ALPHABET[digit]).join('')}`;
}

function expand(prefix: string): number[] {
  const codes = [...prefix].map((char) => char.charCodeAt(0));
  return [...codes.map((code) => code >>> 5), 0, ...codes.map((code) => code & 31)];
}

function polymod(digits: readonly number[]): number {
  return digits.reduce((sum, digit) => {
    const shifted = ((sum & 0x1ffffff) << 5) ^ digit;
    return GENERATOR.reduce((result, value, bit) => (((sum >>> 25) >>> bit) & 1 ? result ^ value : result), shifted);
  }, 1);
}

/** Groups of five bits as bytes; what is left over must be fewer than five bits, all zero. */
function tryRegroup(digits: readonly number[]): Buffer | undefined {
  const bytes: number[] = [];
  let value = 0;
  let bits = 0;
  for (const digit of digits) {
    value = ((value << 5) | digit) & 0xfff;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((value >>> bits) & 0xff);
    }
  }
  return bits >= 5 || (value & ((1 << bits) - 1)) !== 0 ? undefined : Buffer.from(bytes);
}

function toDigits(bytes: Buffer): number[] {
  const digits: number[] = [];
  let value = 0;
  let bits = 0;
  for (const byte of bytes) {
    value = ((value << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      digits.push((value >>> bits) & 31);
    }
  }
  return bits > 0 ? [...digits, (value << (5 - bits)) & 31] : digits;
}
