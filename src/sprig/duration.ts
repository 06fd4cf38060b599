/** Go's time.Duration as text, both ways; nanoseconds as bigint (time.go, format.go). */
import { GoError, quote } from '../gotemplate';

const UNITS: Readonly<Record<string, bigint>> = {
  ns: 1n, us: 1_000n, µs: 1_000n, μs: 1_000n, ms: 1_000_000n, s: 1_000_000_000n, m: 60_000_000_000n, h: 3_600_000_000_000n,
};
const MAX = 2n ** 63n;

export function parseDuration(text: string): bigint {
  const invalid = (): never => {
    throw new GoError(`time: invalid duration ${quote(text)}`);
  };
  const body = text.replace(/^[+-]/, '');
  if (body === '0') {
    return 0n;
  }
  let rest = body === '' ? invalid() : body;
  let total = 0n;
  while (rest !== '') {
    const [matched, whole, fraction, unit] = /^(\d*)(?:\.(\d*))?([^.\d]*)/.exec(rest)!;
    if (whole === '' && (fraction ?? '') === '') {
      invalid();
    }
    if (unit === '') {
      throw new GoError(`time: missing unit in duration ${quote(text)}`);
    }
    const length = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
    if (length === undefined) {
      throw new GoError(`time: unknown unit ${quote(unit)} in duration ${quote(text)}`);
    }
    total += BigInt(whole || '0') * length + fractionOf(fraction ?? '', length);
    if (total > MAX) {
      invalid();
    }
    rest = rest.slice(matched.length);
  }
  return text.startsWith('-') ? -total : total === MAX ? invalid() : total;
}

/** In floats, as Go counts it. */
function fractionOf(digits: string, unit: bigint): bigint {
  const used = digits.slice(0, 18);
  return used === '' ? 0n : BigInt(Math.trunc(Number(used) * (Number(unit) / 10 ** used.length)));
}

/** `72h3m0.5s`; below a second in a smaller unit. */
export function formatDuration(nanoseconds: bigint): string {
  const total = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  return (nanoseconds < 0n ? '-' : '') + (total < UNITS.s ? small(total) : large(total));
}

function small(total: bigint): string {
  if (total === 0n) {
    return '0s';
  }
  const unit = total < UNITS.us ? 'ns' : total < UNITS.ms ? 'µs' : 'ms';
  return withFraction(total, UNITS[unit]) + unit;
}

function large(total: bigint): string {
  const seconds = total / UNITS.s;
  const minutes = seconds / 60n;
  const hours = minutes / 60n;
  const rest = withFraction(total % UNITS.m, UNITS.s);
  return `${hours > 0n ? `${hours}h` : ''}${minutes > 0n ? `${minutes % 60n}m` : ''}${rest}s`;
}

function withFraction(value: bigint, unit: bigint): string {
  const digits = String(value % unit).padStart(String(unit).length - 1, '0').replace(/0+$/, '');
  return `${value / unit}${digits === '' ? '' : `.${digits}`}`;
}

const SECOND = 1_000_000_000n;
const AGES: readonly (readonly [bigint, string])[] = [
  [SECOND * 3600n * 24n * 365n, 'y'], [SECOND * 3600n * 24n * 30n, 'mo'], [SECOND * 3600n * 24n, 'd'],
  [SECOND * 3600n, 'h'], [SECOND * 60n, 'm'], [SECOND, 's'],
];

/** sprig's durationRound: the largest unit alone. */
export function roundDuration(nanoseconds: bigint): string {
  const total = nanoseconds < 0n ? -nanoseconds : nanoseconds;
  const age = AGES.find(([length]) => total > length);
  return age === undefined ? '0s' : `${total / age[0]}${age[1]}`;
}
