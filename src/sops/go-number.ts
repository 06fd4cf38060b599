/** Numbers as Go's strconv reads and writes them: what is encrypted and hashed is their text. */
const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);
const MAX_UINT64 = 2n ** 64n - 1n;

export function isInt64(value: bigint): boolean {
  return value >= MIN_INT64 && value <= MAX_INT64;
}

export function isUint64(value: bigint): boolean {
  return value >= 0n && value <= MAX_UINT64;
}

/** `strconv.FormatFloat(value, 'f', -1, 64)`: the shortest digits that read back, never an exponent. */
export function formatGoFloat(value: number): string {
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? '+Inf' : '-Inf';
  }
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const [digits, exponent] = shortestDigits(value);
  const point = exponent + 1;
  if (point <= 0) {
    return digits === '0' ? `${sign}0` : `${sign}0.${'0'.repeat(-point)}${digits}`;
  }
  if (digits.length <= point) {
    return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  }
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** `strconv.FormatFloat(value, 'g', -1, 64)` of a finite number: an exponent from 1e-05 down and from 1e+06 up. */
export function formatGoFloatShort(value: number, mark: 'e' | 'E' = 'e'): string {
  const [digits, exponent] = shortestDigits(value);
  if (value === 0 || (exponent >= -4 && exponent < 6)) {
    return formatGoFloat(value);
  }
  const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
  const power = String(Math.abs(exponent)).padStart(2, '0');
  return `${value < 0 ? '-' : ''}${digits[0]}${fraction}${mark}${exponent < 0 ? '-' : '+'}${power}`;
}

/** The shortest decimal digits of a finite number and the power of ten of the first one. */
export function shortestDigits(value: number): [string, number] {
  const [mantissa, exponent] = Math.abs(value).toExponential().split('e');
  return [mantissa.replace('.', ''), Number(exponent)];
}

const DECIMAL = /^[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?$/;

/** A decimal number within float64, or undefined: `strconv.ParseFloat` fails on what overflows. */
export function tryParseFloat(text: string): number | undefined {
  if (!DECIMAL.test(text)) {
    return undefined;
  }
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

const INTEGER = /^([-+]?)(?:0[xX]([0-9a-fA-F]+)|0[bB]([01]+)|0[oO]([0-7]+)|0([0-7]+)|(0|[1-9][0-9]*))$/;
const PREFIXES = ['0x', '0b', '0o', '0o', ''];

/** `strconv.ParseInt(text, 0, …)`, of any size that could be 64 bits: `0755` and `0o755` are octal. */
export function tryParseInteger(text: string): bigint | undefined {
  const found = text.length <= 70 ? INTEGER.exec(text) : null;
  if (found === null) {
    return undefined;
  }
  const [, sign, ...bases] = found;
  const base = bases.findIndex((digits) => digits !== undefined);
  const value = BigInt(PREFIXES[base] + bases[base]);
  return sign === '-' ? -value : value;
}
