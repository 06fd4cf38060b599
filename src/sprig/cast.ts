/** Conversions of spf13/cast as sprig uses them: what cannot be converted is 0 (caste.go). */
import { floatToInt, GoInt, GoValue, tryParseFloat, tryParseInt } from '../gotemplate';

export function toInt64(value: GoValue): bigint {
  if (value instanceof GoInt) {
    return BigInt.asIntN(64, value.value);
  }
  switch (typeof value) {
    case 'number': return floatToInt(value);
    case 'boolean': return value ? 1n : 0n;
    case 'string': return tryParseInt(trimZeroDecimal(value)) ?? 0n;
    default: return 0n;
  }
}

/** "3.00" is 3, "3.50" is no integer. */
function trimZeroDecimal(text: string): string {
  return /\.0+$/.test(text) ? text.replace(/\.0+$/, '') : text;
}

export function toFloat64(value: GoValue): number {
  if (value instanceof GoInt) {
    return Number(value.value);
  }
  switch (typeof value) {
    case 'number': return value;
    case 'boolean': return value ? 1 : 0;
    case 'string': return tryParseFloat(value) ?? 0;
    default: return 0;
  }
}
