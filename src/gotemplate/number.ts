/** Go's strconv.ParseInt, ParseUint and ParseFloat, for constants and for sprig's casts. */

const MIN_INT64 = -(2n ** 63n);
const MAX_INT64 = 2n ** 63n - 1n;
const MAX_UINT64 = 2n ** 64n - 1n;

/** `_` stands between digits only, or behind the prefix of the base (`underscoreOK` in atoi.go). */
function hasGoodUnderscores(text: string): boolean {
  const body = text.replace(/^[+-]/, '').replace(/^0[bBoOxX]/, '0');
  return !/__|^_|_$|_[^0-9a-fA-F_]|[^0-9a-fA-F_]_/.test(body);
}

/** An integer without a sign, in the base that its prefix names (`0x`, `0b`, `0o`, `0`) or in `base`. */
function tryUnsigned(text: string, base: number): bigint | undefined {
  if (text === '') {
    return undefined;
  }
  if (base !== 0) {
    return tryDigits(text, base);
  }
  if (text.includes('_') && !hasGoodUnderscores(text)) {
    return undefined;
  }
  const prefix = /^0([bBoOxX])/.exec(text)?.[1].toLowerCase();
  const plain = text.replace(/_/g, '');
  if (prefix !== undefined) {
    return tryDigits(plain.slice(2), { b: 2, o: 8, x: 16 }[prefix]!);
  }
  return plain.length > 1 && plain.startsWith('0') ? tryDigits(plain.slice(1), 8) : tryDigits(plain, 10);
}

function tryDigits(text: string, base: number): bigint | undefined {
  const valid = { 2: /^[01]+$/, 8: /^[0-7]+$/, 10: /^\d+$/, 16: /^[\da-fA-F]+$/ }[base]!;
  if (!valid.test(text) || text.length > 200) {
    return undefined;
  }
  return base === 10 ? BigInt(text) : BigInt(`${{ 2: '0b', 8: '0o', 16: '0x' }[base]}${text}`);
}

export function tryParseUint(text: string, base = 0): bigint | undefined {
  const value = tryUnsigned(text, base);
  return value !== undefined && value <= MAX_UINT64 ? value : undefined;
}

export function tryParseInt(text: string, base = 0): bigint | undefined {
  const magnitude = tryUnsigned(text.replace(/^[+-]/, ''), base);
  if (magnitude === undefined) {
    return undefined;
  }
  const value = text.startsWith('-') ? -magnitude : magnitude;
  return value >= MIN_INT64 && value <= MAX_INT64 ? value : undefined;
}

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const HEXADECIMAL = /^([+-]?)0[xX]([\da-fA-F]*)\.?([\da-fA-F]*)[pP]([+-]?\d+)$/;
const WORDS: Readonly<Record<string, number>> = { inf: Infinity, infinity: Infinity, nan: NaN };

/** Undefined for what is no number, and for what is out of range. */
export function tryParseFloat(text: string): number | undefined {
  const word = WORDS[text.replace(/^[+-]/, '').toLowerCase()];
  if (word !== undefined) {
    return /^[+-]nan$/i.test(text) ? undefined : text.startsWith('-') ? -word : word;
  }
  if (text.includes('_') && !hasGoodUnderscores(text)) {
    return undefined;
  }
  const plain = text.replace(/_/g, '');
  const value = DECIMAL.test(plain) ? Number(plain) : tryHexFloat(plain);
  return value === undefined || Math.abs(value) === Infinity ? undefined : value;
}

function tryHexFloat(text: string): number | undefined {
  const found = HEXADECIMAL.exec(text);
  if (!found || found[2] + found[3] === '') {
    return undefined;
  }
  const [, sign, whole, rest, power] = found;
  const mantissa = Number(BigInt(`0x${whole}${rest}`));
  const exponent = Number(power) - 4 * rest.length;
  // In two steps, so that a small result is not lost on the way.
  const half = Math.trunc(exponent / 2);
  return (sign === '-' ? -1 : 1) * mantissa * 2 ** half * 2 ** (exponent - half);
}

/** Go's conversion of a float64 to int64 on amd64: everything out of range is the smallest integer. */
export function floatToInt(value: number): bigint {
  const whole = Math.trunc(value);
  return whole >= -(2 ** 63) && whole < 2 ** 63 ? BigInt(whole) : MIN_INT64;
}

export function isInt64(value: bigint): boolean {
  return value >= MIN_INT64 && value <= MAX_INT64;
}
