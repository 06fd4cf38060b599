/** Go's time.Time, as far as templates see it: an instant and a zone. */
import { GoFunc, goFunc, GoObject, goType, GoValue } from '../gotemplate';
import { formatTime } from './time-format';
import { UTC, Zone } from './zone';

export interface Time {
  /** Since 1970, in UTC. */
  readonly seconds: bigint;
  readonly nanos: number;
  readonly zone: Zone;
}

/** The zero of time.Time: what a date that cannot be parsed becomes. */
export const ZERO_TIME: Time = { seconds: -62135596800n, nanos: 0, zone: UTC };

export const TIME_TYPE = goType('time.Time');
const STRING_LAYOUT = '2006-01-02 15:04:05.999999999 -0700 MST';
const JSON_LAYOUT = '2006-01-02T15:04:05.999999999Z07:00';

/** A time as a value of templates, with the methods that need no other Go type. */
export function timeValue(time: Time): GoObject {
  const methods = new Map<string, GoFunc>([
    ['Format', goFunc('func(string) string', (layout: string) => formatTime(time, layout))],
    ['Unix', goFunc('func() int64', () => time.seconds)],
    ['UnixMilli', goFunc('func() int64', () => time.seconds * 1000n + BigInt(Math.floor(time.nanos / 1e6)))],
    ['UnixNano', goFunc('func() int64', () => time.seconds * 1_000_000_000n + BigInt(time.nanos))],
    ['Year', goFunc('func() int', () => Number(formatTime(time, '2006')))],
    ['YearDay', goFunc('func() int', () => Number(formatTime(time, '002')))],
    ['Day', goFunc('func() int', () => Number(formatTime(time, '2')))],
    ['Hour', goFunc('func() int', () => Number(formatTime(time, '15')))],
    ['Minute', goFunc('func() int', () => Number(formatTime(time, '4')))],
    ['Second', goFunc('func() int', () => Number(formatTime(time, '5')))],
    ['Nanosecond', goFunc('func() int', () => time.nanos)],
    ['IsZero', goFunc('func() bool', () => time.seconds === ZERO_TIME.seconds && time.nanos === 0)],
    ['UTC', goFunc('func() time.Time', () => timeValue({ ...time, zone: UTC }))],
    ['Local', goFunc('func() time.Time', () => timeValue({ ...time, zone: UTC }))],
    ['String', goFunc('func() string', () => formatTime(time, STRING_LAYOUT))],
    ['Before', goFunc('func(time.Time) bool', (other: GoValue) => compareTimes(time, timeOf(other)) < 0)],
    ['After', goFunc('func(time.Time) bool', (other: GoValue) => compareTimes(time, timeOf(other)) > 0)],
    ['Equal', goFunc('func(time.Time) bool', (other: GoValue) => compareTimes(time, timeOf(other)) === 0)],
  ]);
  return new GoObject(TIME_TYPE, time, { text: formatTime(time, STRING_LAYOUT), json: formatTime(time, JSON_LAYOUT), methods });
}

/** The time in a value whose type the executor has checked. */
export function timeOf(value: GoValue): Time {
  return (value as GoObject).native as Time;
}

function compareTimes(a: Time, b: Time): number {
  return a.seconds === b.seconds ? a.nanos - b.nanos : a.seconds < b.seconds ? -1 : 1;
}

export function addNanos(time: Time, nanoseconds: bigint): Time {
  const total = BigInt(time.nanos) + nanoseconds;
  const nanos = ((total % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
  return { ...time, seconds: time.seconds + (total - nanos) / 1_000_000_000n, nanos: Number(nanos) };
}
