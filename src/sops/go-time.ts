import { SopsTime } from './tree';

const DATE = '([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})';
const CLOCK = '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,]([0-9]+))?';
/** The layouts that go-yaml v3 tries (`allowedTimestampFormats` in resolve.go). */
const LAYOUTS = [
  new RegExp(`^${DATE}[Tt]${CLOCK}(Z|[-+][0-9]{2}:[0-9]{2})$`),
  new RegExp(`^${DATE} ${CLOCK}()$`),
  new RegExp(`^${DATE}$`),
];

/** A timestamp in any layout of go-yaml, or undefined; its text becomes what Go's MarshalText writes. */
export function tryParseTime(text: string): SopsTime | undefined {
  for (const layout of LAYOUTS) {
    const found = layout.exec(text);
    if (found !== null) {
      return timeOf(found.slice(1));
    }
  }
  return undefined;
}

function timeOf([year, month, day, hour = '0', minute = '0', second = '0', fraction = '', zone = '']: string[]): SopsTime | undefined {
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const inRange = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= fixedDays(year, month, days);
  if (!inRange || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59 || !isZone(zone)) {
    return undefined;
  }
  const nanoseconds = fraction.slice(0, 9).replace(/0+$/, '');
  const offset = zone === '' || /^[-+]00:00$/.test(zone) ? 'Z' : zone;
  const clock = [hour, minute, second].map(twoDigits).join(':');
  return new SopsTime(`${year}-${twoDigits(month)}-${twoDigits(day)}T${clock}${nanoseconds === '' ? '' : `.${nanoseconds}`}${offset}`);
}

/** `Date.UTC` takes the years 0 to 99 for 1900 to 1999, and 1900 was no leap year while 0000 was one. */
function fixedDays(year: string, month: string, days: number): number {
  return year === '0000' && Number(month) === 2 ? 29 : days;
}

function isZone(zone: string): boolean {
  return zone === '' || zone === 'Z' || (Number(zone.slice(1, 3)) <= 24 && Number(zone.slice(4)) < 60);
}

function twoDigits(text: string): string {
  return text.padStart(2, '0');
}

const RFC3339 = new RegExp('^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]+)?(?:Z|[-+][0-9]{2}:[0-9]{2})$');

/** Go's `time.Parse(time.RFC3339, text)`, for the metadata, where every field has two digits. */
export function tryParseRfc3339(text: string): SopsTime | undefined {
  return RFC3339.test(text) ? tryParseTime(text) : undefined;
}

/** Formatted again as RFC 3339 without fractions: what the MAC is bound to. */
export function formatSeconds(time: SopsTime): string {
  return time.text.replace(/\.[0-9]+/, '');
}
