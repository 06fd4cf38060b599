/** Times as text (`Time.Format` in format.go). */
import { DAY_NAMES, Day, dayOf, dayOfYear, MONTH_NAMES, weekdayOf } from './calendar';
import type { Time } from './time';
import { LayoutPart, parseLayout, tryZoneStyle, ZoneStyle } from './time-layout';

/** A time as a clock and a calendar in its zone show it. */
interface Local extends Day {
  readonly days: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly nanos: number;
  readonly offset: number;
  readonly zoneName: string;
}

function localTime({ seconds, nanos, zone }: Time): Local {
  const offset = zone.offsetAt(seconds);
  const local = seconds + BigInt(offset);
  const ofDay = Number(((local % 86400n) + 86400n) % 86400n);
  const days = Number((local - BigInt(ofDay)) / 86400n);
  return {
    ...dayOf(days),
    days,
    nanos,
    offset,
    zoneName: zone.nameAt(seconds),
    hour: Math.floor(ofDay / 3600),
    minute: Math.floor(ofDay / 60) % 60,
    second: ofDay % 60,
  };
}

export function formatTime(time: Time, layout: string): string {
  const local = localTime(time);
  return parseLayout(layout).map(({ prefix, element }: LayoutPart) => prefix + (element === '' ? '' : formatElement(local, element))).join('');
}

function pad(value: number, width: number, fill = '0'): string {
  return (value < 0 ? '-' : '') + String(Math.abs(value)).padStart(width, fill);
}

const hour12 = ({ hour }: Local): number => hour % 12 || 12;
const half = ({ hour }: Local): string => (hour >= 12 ? 'PM' : 'AM');

const ELEMENTS: Readonly<Record<string, (time: Local) => string>> = {
  'January': ({ month }) => MONTH_NAMES[month - 1],
  'Jan': ({ month }) => MONTH_NAMES[month - 1].slice(0, 3),
  '1': ({ month }) => String(month),
  '01': ({ month }) => pad(month, 2),
  'Monday': ({ days }) => DAY_NAMES[weekdayOf(days)],
  'Mon': ({ days }) => DAY_NAMES[weekdayOf(days)].slice(0, 3),
  '2': ({ day }) => String(day),
  '_2': ({ day }) => pad(day, 2, ' '),
  '02': ({ day }) => pad(day, 2),
  '__2': (time) => pad(dayOfYear(time), 3, ' '),
  '002': (time) => pad(dayOfYear(time), 3),
  '15': ({ hour }) => pad(hour, 2),
  '3': (time) => String(hour12(time)),
  '03': (time) => pad(hour12(time), 2),
  '4': ({ minute }) => String(minute),
  '04': ({ minute }) => pad(minute, 2),
  '5': ({ second }) => String(second),
  '05': ({ second }) => pad(second, 2),
  '2006': ({ year }) => pad(year, 4),
  '06': ({ year }) => pad(Math.abs(year) % 100, 2),
  'PM': half,
  'pm': (time) => half(time).toLowerCase(),
  'MST': ({ zoneName, offset }) => zoneName || formatOffset(offset, { hasZ: false, hasColon: false, parts: 2 }),
};

function formatElement(time: Local, element: string): string {
  const zone = tryZoneStyle(element);
  if (zone !== undefined) {
    return formatOffset(time.offset, zone);
  }
  return Object.hasOwn(ELEMENTS, element) ? ELEMENTS[element](time) : formatFraction(time.nanos, element);
}

function formatOffset(offset: number, { hasZ, hasColon, parts }: ZoneStyle): string {
  if (hasZ && offset === 0) {
    return 'Z';
  }
  const total = Math.abs(offset);
  const minutes = Math.trunc(total / 60);
  const digits = [Math.trunc(minutes / 60), minutes % 60, total % 60].slice(0, parts).map((part) => pad(part, 2));
  return (Math.trunc(offset / 60) < 0 ? '-' : '+') + digits.join(hasColon ? ':' : '');
}

/** `.000` keeps the zeros, `.999` drops those at the end. */
function formatFraction(nanos: number, element: string): string {
  const digits = pad(nanos, 9).slice(0, element.length - 1).padEnd(element.length - 1, '0');
  if (element[1] === '0') {
    return element[0] + digits;
  }
  const kept = digits.replace(/0+$/, '');
  return kept === '' ? '' : element[0] + kept;
}
