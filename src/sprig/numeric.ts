/** Numbers of sprig (numeric.go). */
import { goFunc, GoFunc, GoInt, GoValue, runtimeError, spend, sprint, tryParseInt } from '../gotemplate';
import { toFloat64, toInt64 } from './cast';
import { add, Decimal, divide, multiply, subtract, toDecimal, toFloat } from './decimal';

/** `strconv.Atoi` without its error: what is out of range is cut off. */
function atoi(text: string): bigint {
  if (!/^[+-]?\d+$/.test(text)) {
    return 0n;
  }
  return tryParseInt(text, 10) ?? (text.startsWith('-') ? -(2n ** 63n) : 2n ** 63n - 1n);
}

function divideInts(a: bigint, b: bigint, operation: (a: bigint, b: bigint) => bigint): bigint {
  return b === 0n ? runtimeError('integer divide by zero') : operation(a, b);
}

function untilStep(start: number, stop: number, step: number): readonly number[] {
  if (stop < start ? step >= 0 : step <= 0) {
    return [];
  }
  const count = Math.ceil((stop - start) / step);
  spend(count);
  return Array.from({ length: count }, (_, index) => start + index * step);
}

/** `seq end`, `seq start end`, `seq start step end`. */
function sequence(...params: readonly number[]): string {
  if (params.length === 0 || params.length > 3) {
    return '';
  }
  const start = params.length === 1 ? 1 : params[0];
  const end = params.at(-1)!;
  const direction = end < start ? -1 : 1;
  const step = params.length === 3 ? params[1] : direction;
  return params.length === 3 && direction < 0 && step > 0 ? '' : untilStep(start, end + direction, step).join(' ');
}

function round(value: GoValue, places: number, ...options: readonly number[]): number {
  const [roundOn = 0.5] = options;
  const power = 10 ** places;
  const digit = power * toFloat64(value);
  const fraction = digit - Math.trunc(digit);
  return (fraction >= roundOn ? Math.ceil(digit) : Math.floor(digit)) / power;
}

function fold(first: GoValue, rest: readonly GoValue[], operation: (a: Decimal, b: Decimal) => Decimal): number {
  const start = toDecimal(toFloat64(first));
  return toFloat(rest.reduce<Decimal>((sum, item) => operation(sum, toDecimal(toFloat64(item))), start));
}

const largest = (a: bigint, b: bigint): bigint => (b > a ? b : a);
const smallest = (a: bigint, b: bigint): bigint => (b < a ? b : a);
const wrapped = (value: bigint): bigint => BigInt.asIntN(64, value);

function reduceInts(operation: (a: bigint, b: bigint) => bigint): (first: GoValue, ...rest: GoValue[]) => bigint {
  return (first, ...rest) => rest.reduce<bigint>((sum, item) => wrapped(operation(sum, toInt64(item))), toInt64(first));
}

export const NUMERIC: Readonly<Record<string, GoFunc>> = {
  atoi: goFunc('func(string) int', atoi),
  int64: goFunc('func(any) int64', toInt64),
  int: goFunc('func(any) int', toInt64),
  float64: goFunc('func(any) float64', toFloat64),
  seq: goFunc('func(...int) string', sequence),
  toDecimal: goFunc('func(any) int64', (value: GoValue) => tryParseInt(sprint([value]), 8) ?? 0n),
  until: goFunc('func(int) []int', (count: number) => untilStep(0, count, count < 0 ? -1 : 1)),
  untilStep: goFunc('func(int, int, int) []int', untilStep),
  add1: goFunc('func(any) int64', (value: GoValue) => toInt64(value) + 1n),
  add: goFunc('func(...any) int64', (...values: GoValue[]) => values.reduce<bigint>((sum, value) => wrapped(sum + toInt64(value)), 0n)),
  sub: goFunc('func(any, any) int64', (a: GoValue, b: GoValue) => toInt64(a) - toInt64(b)),
  div: goFunc('func(any, any) int64', (a: GoValue, b: GoValue) => divideInts(toInt64(a), toInt64(b), (x, y) => x / y)),
  mod: goFunc('func(any, any) int64', (a: GoValue, b: GoValue) => divideInts(toInt64(a), toInt64(b), (x, y) => x % y)),
  mul: goFunc('func(any, ...any) int64', reduceInts((a, b) => a * b)),
  add1f: goFunc('func(any) float64', (value: GoValue) => fold(value, [new GoInt(1n)], add)),
  addf: goFunc('func(...any) float64', (...values: GoValue[]) => fold(0, values, add)),
  subf: goFunc('func(any, ...any) float64', (value: GoValue, ...rest: GoValue[]) => fold(value, rest, subtract)),
  divf: goFunc('func(any, ...any) float64', (value: GoValue, ...rest: GoValue[]) => fold(value, rest, divide)),
  mulf: goFunc('func(any, ...any) float64', (value: GoValue, ...rest: GoValue[]) => fold(value, rest, multiply)),
  biggest: goFunc('func(any, ...any) int64', reduceInts(largest)),
  max: goFunc('func(any, ...any) int64', reduceInts(largest)),
  min: goFunc('func(any, ...any) int64', reduceInts(smallest)),
  maxf: goFunc('func(any, ...any) float64', (...values: GoValue[]) => Math.max(...values.map(toFloat64))),
  minf: goFunc('func(any, ...any) float64', (...values: GoValue[]) => Math.min(...values.map(toFloat64))),
  ceil: goFunc('func(any) float64', (value: GoValue) => Math.ceil(toFloat64(value))),
  floor: goFunc('func(any) float64', (value: GoValue) => Math.floor(toFloat64(value))),
  round: goFunc('func(any, int, ...float64) float64', round),
};
