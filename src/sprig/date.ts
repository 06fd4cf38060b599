/** Dates of sprig (date.go). A date that is no time and no integer is the present time, which differs on every run. */
import { GoError, goFunc, GoFunc, GoInt, GoObject, GoValue, tryParseInt } from '../gotemplate';
import { formatDuration, parseDuration, roundDuration } from './duration';
import { addNanos, Time, TIME_TYPE, timeOf, timeValue, ZERO_TIME } from './time';
import { formatTime } from './time-format';
import { parseTime } from './time-parse';
import { refuseVolatile } from './volatile';
import { tryLoadZone, UTC } from './zone';

function asTime(date: GoValue): Time {
  if (date instanceof GoObject && date.type === TIME_TYPE) {
    return timeOf(date);
  }
  const isSeconds = date instanceof GoInt && ['int', 'int32', 'int64'].includes(date.type.kind);
  return isSeconds ? { seconds: date.value, nanos: 0, zone: UTC } : refuseVolatile();
}

function dateInZone(layout: string, date: GoValue, zone: string): string {
  return formatTime({ ...asTime(date), zone: tryLoadZone(zone) ?? UTC }, layout);
}

function toDate(layout: string, text: string): GoObject {
  return timeValue(orElse(() => parseTime(layout, text), ZERO_TIME));
}

function modify(change: string, date: GoValue): GoValue {
  return orElse(() => timeValue(addNanos(timeOf(date), parseDuration(change))), date);
}

function orElse<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch (error) {
    if (error instanceof GoError) {
      return otherwise;
    }
    throw error;
  }
}

/** Of a text or an int64, in seconds; everything else is none. */
function duration(seconds: GoValue): string {
  const isInt64 = seconds instanceof GoInt && seconds.type.kind === 'int64';
  const count = typeof seconds === 'string' ? tryParseInt(seconds, 10) ?? 0n : isInt64 ? seconds.value : 0n;
  return formatDuration(BigInt.asIntN(64, count * 1_000_000_000n));
}

function durationRound(value: GoValue): string {
  if (value instanceof GoObject && value.type === TIME_TYPE) {
    return refuseVolatile();
  }
  if (typeof value === 'string') {
    return roundDuration(orElse(() => parseDuration(value), 0n));
  }
  return roundDuration(value instanceof GoInt && value.type.kind === 'int64' ? value.value : 0n);
}

const DATE_ONLY = '2006-01-02';
const dateInZoneFunc = goFunc('func(string, any, string) string', dateInZone);
const modifyFunc = goFunc('func(string, time.Time) time.Time', modify);
const mustModifyFunc = goFunc('func(string, time.Time) time.Time', (change: string, date: GoValue) => timeValue(addNanos(timeOf(date), parseDuration(change))));

export const DATE: Readonly<Record<string, GoFunc>> = {
  date: goFunc('func(string, any) string', (layout: string, date: GoValue) => dateInZone(layout, date, 'Local')),
  date_in_zone: dateInZoneFunc,
  dateInZone: dateInZoneFunc,
  date_modify: modifyFunc,
  dateModify: modifyFunc,
  must_date_modify: mustModifyFunc,
  mustDateModify: mustModifyFunc,
  htmlDate: goFunc('func(any) string', (date: GoValue) => dateInZone(DATE_ONLY, date, 'Local')),
  htmlDateInZone: goFunc('func(any, string) string', (date: GoValue, zone: string) => dateInZone(DATE_ONLY, date, zone)),
  toDate: goFunc('func(string, string) time.Time', toDate),
  mustToDate: goFunc('func(string, string) time.Time', (layout: string, text: string) => timeValue(parseTime(layout, text))),
  unixEpoch: goFunc('func(time.Time) string', (date: GoValue) => String(timeOf(date).seconds)),
  duration: goFunc('func(any) string', duration),
  durationRound: goFunc('func(any) string', durationRound),
};
