/** Values as JSON has them, and when two of them are equal. */
import { isFields } from '../../engine';

/** Helm reads every number of YAML as one of 64 bits. */
export function asJson(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return Number(value);
  }
  if (Array.isArray(value)) {
    return value.map(asJson);
  }
  return isFields(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asJson(item)])) : value;
}

export function typeOf(value: unknown): string {
  if (value === null) {
    return 'null';
  }
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Equal values have equal texts. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) {
    return `[${value.map(canonical).join(',')}]`;
  }
  if (isFields(value)) {
    return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** By the digits that both are written with, so that 0.3 is three times 0.1. */
export function isMultiple(value: number, of: number): boolean {
  const [one, other] = [decimal(value), decimal(of)];
  const exponent = Math.min(one.exponent, other.exponent);
  const scaled = ({ digits, exponent: own }: Decimal) => digits * 10n ** BigInt(own - exponent);
  return scaled(other) !== 0n && scaled(one) % scaled(other) === 0n;
}

interface Decimal { readonly digits: bigint; readonly exponent: number }

function decimal(value: number): Decimal {
  const [, sign, whole, part = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value)) ?? ['', '', '0'];
  return { digits: BigInt(`${sign}${whole}${part}`), exponent: Number(exponent) - part.length };
}
