/** A value in a format that has only strings (`ValToString` in stores/stores.go). */
import { formatGoFloat, formatGoFloatShort } from './go-number';
import { formatSeconds } from './go-time';
import { SopsScalar, SopsTime, StoreFault } from './tree';

export function flatText(value: SopsScalar): string {
  if (typeof value === 'number') {
    return floatText(value);
  }
  if (value instanceof SopsTime) {
    return formatSeconds(value);
  }
  if (Buffer.isBuffer(value)) {
    throw new StoreFault('bytes that are no text, which this format cannot hold');
  }
  // Go prints its nil like this.
  return value === null ? '<nil>' : String(value);
}

/** With at least one decimal, so that it reads back as a float. */
function floatText(value: number): string {
  if (!Number.isFinite(value)) {
    return formatGoFloat(value);
  }
  const text = formatGoFloatShort(value, 'E');
  return /[.E]/.test(text) ? text : `${text}.0`;
}
