/** Exact decimals of shopspring/decimal, for addf, subf, mulf and divf: coefficient × 10^exponent. */
import { GoError } from '../gotemplate';

export interface Decimal {
  readonly value: bigint;
  readonly exponent: number;
}

/** Digits behind the point of a quotient (`DivisionPrecision`). */
const PRECISION = 16;

/** By the shortest digits of the float. */
export function toDecimal(float: number): Decimal {
  if (!Number.isFinite(float)) {
    throw new GoError(`Cannot create a Decimal from ${Number.isNaN(float) ? 'NaN' : float > 0 ? '+Inf' : '-Inf'}`);
  }
  const [digits, power] = float.toExponential().split('e');
  const [whole, rest = ''] = digits.split('.');
  return { value: BigInt(whole + rest), exponent: Number(power) - rest.length };
}

export function toFloat({ value, exponent }: Decimal): number {
  return Number(`${value}e${exponent}`);
}

function align(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  const exponent = Math.min(a.exponent, b.exponent);
  return [a.value * 10n ** BigInt(a.exponent - exponent), b.value * 10n ** BigInt(b.exponent - exponent), exponent];
}

export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, exponent] = align(a, b);
  return { value: x + y, exponent };
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, { value: -b.value, exponent: b.exponent });
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return { value: a.value * b.value, exponent: a.exponent + b.exponent };
}

/** Rounded half away from zero. */
export function divide(a: Decimal, b: Decimal): Decimal {
  if (b.value === 0n) {
    throw new GoError('decimal division by 0');
  }
  const [x, y] = align(a, b);
  const top = x * 10n ** BigInt(PRECISION);
  const rest = top % y;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const sign = x < 0n !== y < 0n ? -1n : 1n;
  const value = top / y + (twice >= (y < 0n ? -y : y) ? sign : 0n);
  return { value, exponent: -PRECISION };
}
