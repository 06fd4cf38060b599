import { isDigit, isLetter } from '../gotemplate';

/** The order of keys in goyaml v2 (sorter.go): letters after everything else, digits by their number. */
export function compareKeys(a: string, b: string): number {
  const left = Array.from(a);
  const right = Array.from(b);
  for (let i = 0; i < left.length && i < right.length; i++) {
    if (left[i] !== right[i]) {
      return compareAt(left, right, i);
    }
  }
  return left.length - right.length;
}

function compareAt(left: readonly string[], right: readonly string[], i: number): number {
  const [isLeft, isRight] = [isLetter(left[i]), isLetter(right[i])];
  const byCode = left[i].codePointAt(0)! - right[i].codePointAt(0)!;
  if (isLeft && isRight) {
    return byCode;
  }
  if (isLeft || isRight) {
    return isRight ? -1 : 1;
  }
  // Inside a number, a zero is a digit like the others.
  const start = (left[i] === '0' || right[i] === '0') && isInsideNumber(left, i) ? 1n : 0n;
  const x = digitsFrom(left, i, start);
  const y = digitsFrom(right, i, start);
  return x.value !== y.value ? (x.value < y.value ? -1 : 1) : x.end !== y.end ? x.end - y.end : byCode;
}

function isInsideNumber(chars: readonly string[], i: number): boolean {
  for (let j = i - 1; j >= 0 && isDigit(chars[j]); j--) {
    if (chars[j] !== '0') {
      return true;
    }
  }
  return false;
}

function digitsFrom(chars: readonly string[], i: number, start: bigint): { readonly value: bigint; readonly end: number } {
  let value = start;
  let end = i;
  for (; end < chars.length && isDigit(chars[end]); end++) {
    value = BigInt.asIntN(64, value * 10n + BigInt(chars[end].codePointAt(0)! - 48));
  }
  return { value, end };
}
