/** Numbers as Go's strconv writes them: what is encrypted and hashed is their text. */
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
