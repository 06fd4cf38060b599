/** Go's strconv.FormatFloat for float64: JavaScript's shortest digits, exact digits by BigInt. */

const TWO_52 = 2n ** 52n;

/** `verb` as in Go; a precision of -1 asks for the fewest digits that read back as the same number. */
export function formatFloat(value: number, verb: string, precision: number): string {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf';
  }
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  const text = formatPositive(Math.abs(value), verb.toLowerCase(), precision);
  return sign + (verb === verb.toUpperCase() ? text.toUpperCase() : text);
}

function formatPositive(value: number, verb: string, precision: number): string {
  switch (verb) {
    case 'b': return formatBinary(value);
    case 'x': return formatHex(value, precision);
    case 'e': return withExponent(significant(value, precision < 0 ? -1 : precision + 1), precision);
    case 'f': return precision < 0 ? withoutExponent(significant(value, -1), -1) : exactFixed(value, precision);
    default: return general(value, precision);
  }
}

interface Digits {
  readonly digits: string;
  /** The digits are 0.digits × 10^point. */
  readonly point: number;
}

/** `%e` for exponents below -4 and from the precision on; the shortest form counts as precision 6. */
function general(value: number, precision: number): string {
  if (value === 0) {
    return '0';
  }
  const count = precision === 0 ? 1 : precision;
  const { digits: padded, point } = significant(value, count);
  const digits = padded.replace(/0+$/, '');
  const threshold = count < 0 ? 6 : count > digits.length && digits.length >= point ? digits.length : count;
  if (point - 1 < -4 || point - 1 >= threshold) {
    return withExponent({ digits, point }, digits.length - 1);
  }
  return withoutExponent({ digits, point }, Math.max(digits.length - point, 0));
}

/** `count` significant digits, rounded half to even on the exact value; -1: the shortest. */
function significant(value: number, count: number): Digits {
  if (value === 0) {
    return { digits: '0'.repeat(Math.max(count, 1)), point: 1 };
  }
  if (count < 0) {
    const [, first, rest = '', exponent] = /^(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(value.toExponential())!;
    return { digits: first + rest, point: Number(exponent) + 1 };
  }
  const guess = Math.floor(Math.log10(value)) + 1;
  for (const point of [guess, guess + 1, guess - 1]) {
    const digits = scaled(value, count - point).toString();
    if (digits.length === count && !scaledBelow(value, count - point, count)) {
      return { digits, point };
    }
    if (digits.length === count + 1 && /^10*$/.test(digits) && scaledBelow(value, count - point, count + 1)) {
      return { digits: digits.slice(0, -1), point: point + 1 };
    }
  }
  throw new Error(`internal: no digits for ${value}, please report it`);
}

/** Whether the exact value × 10^power is below 10^(digits-1): it only rounded up to that many digits. */
function scaledBelow(value: number, power: number, digits: number): boolean {
  const { top, bottom } = fraction(value, power);
  return top < bottom * 10n ** BigInt(digits - 1);
}

function exactFixed(value: number, precision: number): string {
  const digits = scaled(value, precision).toString().padStart(precision + 1, '0');
  return precision === 0 ? digits : `${digits.slice(0, -precision)}.${digits.slice(-precision)}`;
}

/** The exact value × 10^power, rounded half to even. */
function scaled(value: number, power: number): bigint {
  const { top, bottom } = fraction(value, power);
  const quotient = top / bottom;
  const twice = (top % bottom) * 2n;
  return twice > bottom || (twice === bottom && quotient % 2n === 1n) ? quotient + 1n : quotient;
}

function fraction(value: number, power: number): { top: bigint; bottom: bigint } {
  const { mantissa, exponent } = parts(value);
  const top = mantissa * (exponent > 0 ? 2n ** BigInt(exponent) : 1n) * (power > 0 ? 10n ** BigInt(power) : 1n);
  const bottom = (exponent < 0 ? 2n ** BigInt(-exponent) : 1n) * (power < 0 ? 10n ** BigInt(-power) : 1n);
  return { top, bottom };
}

/** value = mantissa × 2^exponent, the mantissa of 53 bits unless the number is subnormal. */
function parts(value: number): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const biased = Number((bits / TWO_52) % 2048n);
  const fractionBits = bits % TWO_52;
  return biased === 0 ? { mantissa: fractionBits, exponent: -1074 } : { mantissa: fractionBits + TWO_52, exponent: biased - 1075 };
}

function withExponent({ digits, point }: Digits, precision: number): string {
  const exponent = /^0*$/.test(digits) ? 0 : point - 1;
  const rest = precision < 0 ? digits.slice(1) : digits.slice(1).padEnd(precision, '0');
  const power = `${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  return `${digits[0] ?? '0'}${rest === '' ? '' : `.${rest}`}e${power}`;
}

function withoutExponent({ digits, point }: Digits, precision: number): string {
  const whole = point <= 0 ? '0' : digits.slice(0, point).padEnd(point, '0');
  const rest = point <= 0 ? '0'.repeat(-point) + digits : digits.slice(point);
  const shown = precision < 0 ? rest.replace(/^0+$/, '') : rest.slice(0, precision).padEnd(precision, '0');
  return shown === '' ? whole || '0' : `${whole || '0'}.${shown}`;
}

function formatBinary(value: number): string {
  const { mantissa, exponent } = parts(value);
  return `${mantissa}p${exponent < 0 ? '' : '+'}${exponent}`;
}

/** %x: one hexadecimal digit, a fraction, and a power of two. */
function formatHex(value: number, precision: number): string {
  let { mantissa, exponent } = parts(value);
  if (mantissa === 0n) {
    return `0x0${precision > 0 ? `.${'0'.repeat(precision)}` : ''}p+00`;
  }
  while (mantissa < TWO_52) {
    mantissa *= 2n;
    exponent--;
  }
  if (precision >= 0 && precision < 13) {
    const unit = 2n ** BigInt(4 * (13 - precision));
    const kept = mantissa / unit;
    const twice = (mantissa % unit) * 2n;
    mantissa = (kept + (twice > unit || (twice === unit && kept % 2n === 1n) ? 1n : 0n)) * unit;
    if (mantissa >= 2n * TWO_52) {
      mantissa /= 2n;
      exponent++;
    }
  }
  const full = (mantissa % TWO_52).toString(16).padStart(13, '0');
  const shown = precision < 0 ? full.replace(/0+$/, '') : full.slice(0, precision).padEnd(precision, '0');
  const power = exponent + 52;
  return `0x1${shown === '' ? '' : `.${shown}`}p${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}
