/** Numbers as Go's strconv reads them, and goyaml with it. */
const MAX_INT64 = 2n ** 63n - 1n;
const MIN_INT64 = -(2n ** 63n);
const MAX_UINT64 = 2n ** 64n - 1n;

export function isInt64(value: bigint): boolean {
  return value >= MIN_INT64 && value <= MAX_INT64;
}

export function isUint64(value: bigint): boolean {
  return value >= 0n && value <= MAX_UINT64;
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

/**
 * What goyaml takes a plain scalar for (`resolve` in resolve.go): a number that strconv reads once the underscores are gone, which
 * `0o17` and `0X1F` are, and `5e12345`, the start of a commit, is not. A decimal integer keeps every digit, where goyaml takes a float.
 */
export function tryYamlNumber(text: string): bigint | number | undefined {
  const plain = text.startsWith('.') ? text : text.replaceAll('_', '');
  const integer = tryParseInteger(plain);
  return integer !== undefined && (isInt64(integer) || isUint64(integer) || /^[-+]?[1-9]/.test(plain)) ? integer : tryParseFloat(plain);
}
