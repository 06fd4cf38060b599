/** Text as times (`Parse` in format.go). */
import { GoError } from '../gotemplate';
import { DAY_NAMES, daysIn, daysOf, MONTH_NAMES } from './calendar';
import type { Time } from './time';
import { parseLayout, tryZoneStyle, ZoneStyle } from './time-layout';
import { fixedZone, UTC, Zone } from './zone';

/** Throws a GoError where the text does not fit the layout. Without a zone in it, the time is in UTC. */
export function parseTime(layout: string, text: string): Time {
  return new TimeReader(layout, text).read();
}

type Field = 'year' | 'month' | 'day' | 'yday' | 'hour' | 'minute' | 'second' | 'nanos';

interface NumberRule {
  readonly field: Field;
  readonly isFixed: boolean;
  readonly range?: readonly [number, number];
}

const NUMBERS: Readonly<Record<string, NumberRule>> = {
  '1': { field: 'month', isFixed: false, range: [1, 12] },
  '01': { field: 'month', isFixed: true, range: [1, 12] },
  '2': { field: 'day', isFixed: false },
  '_2': { field: 'day', isFixed: false },
  '02': { field: 'day', isFixed: true },
  '15': { field: 'hour', isFixed: false, range: [0, 23] },
  '3': { field: 'hour', isFixed: false, range: [0, 12] },
  '03': { field: 'hour', isFixed: true, range: [0, 12] },
  '4': { field: 'minute', isFixed: false, range: [0, 59] },
  '04': { field: 'minute', isFixed: true, range: [0, 59] },
  '5': { field: 'second', isFixed: false, range: [0, 59] },
  '05': { field: 'second', isFixed: true, range: [0, 59] },
};

class TimeReader {
  private readonly fields: Record<Field, number> = { year: 0, month: -1, day: -1, yday: -1, hour: 0, minute: 0, second: 0, nanos: 0 };
  private rest: string;
  private half = '';
  private zone?: Zone;
  private offset?: number;
  private zoneName = '';

  public constructor(private readonly layout: string, private readonly text: string) {
    this.rest = text;
  }

  public read(): Time {
    const parts = parseLayout(this.layout);
    parts.forEach(({ prefix, element }, index) => {
      this.skip(prefix);
      if (element !== '') {
        this.element(element, parts[index + 1]?.element ?? '');
      }
    });
    if (this.rest !== '') {
      this.refuse(`: extra text: ${JSON.stringify(this.rest)}`);
    }
    return this.time();
  }

  private refuse(message: string): never {
    throw new GoError(`parsing time ${JSON.stringify(this.text)}${message}`);
  }

  private mismatch(element: string): never {
    return this.refuse(` as ${JSON.stringify(this.layout)}: cannot parse ${JSON.stringify(this.rest)} as ${JSON.stringify(element)}`);
  }

  /** A space in the layout is any number of spaces in the text. */
  private skip(prefix: string): void {
    for (let left = prefix; left !== '';) {
      if (left.startsWith(' ')) {
        if (this.rest !== '' && !this.rest.startsWith(' ')) {
          this.mismatch(left);
        }
        left = left.replace(/^ +/, '');
        this.rest = this.rest.replace(/^ +/, '');
      } else {
        if (this.rest[0] !== left[0]) {
          this.mismatch(left);
        }
        left = left.slice(1);
        this.rest = this.rest.slice(1);
      }
    }
  }

  private take(pattern: RegExp, element: string): string {
    const found = pattern.exec(this.rest)?.[0];
    if (found === undefined) {
      this.mismatch(element);
    }
    this.rest = this.rest.slice(found.length);
    return found;
  }

  private element(element: string, next: string): void {
    const zone = tryZoneStyle(element);
    if (zone !== undefined) {
      this.readZone(element, zone);
    } else if (Object.hasOwn(NUMBERS, element)) {
      this.number(element, NUMBERS[element]);
      if (element.endsWith('5') && element !== '15' && !/^[.,]/.test(next)) {
        // A fraction may follow the seconds, even where the layout has none.
        this.fraction(/^[.,]\d+/);
      }
    } else if (/^[.,]/.test(element)) {
      this.layoutFraction(element);
    } else {
      this.word(element);
    }
  }

  private number(element: string, { field, isFixed, range }: NumberRule): void {
    this.rest = element === '_2' ? this.rest.replace(/^ /, '') : this.rest;
    const value = Number(this.take(isFixed ? /^\d\d/ : /^\d\d?/, element));
    this.fields[field] = value;
    if (range !== undefined && (value < range[0] || value > range[1])) {
      this.refuse(`: ${field} out of range`);
    }
  }

  private word(element: string): void {
    switch (element) {
      case '2006': this.fields.year = Number(this.take(/^\d{4}/, element)); break;
      case '06': {
        const year = Number(this.take(/^\d\d/, element));
        this.fields.year = year + (year >= 69 ? 1900 : 2000);
        break;
      }
      case 'January': case 'Jan': this.fields.month = this.name(MONTH_NAMES, element, 'January') + 1; break;
      case 'Monday': case 'Mon': this.name(DAY_NAMES, element, 'Monday'); break;
      case '__2': this.fields.yday = Number(this.take(/^ {0,2}\d{1,3}/, element)); break;
      case '002': this.fields.yday = Number(this.take(/^\d{3}/, element)); break;
      case 'PM': this.half = this.take(/^[AP]M/, element); break;
      case 'pm': this.half = this.take(/^[ap]m/, element).toUpperCase(); break;
      default: this.readZoneName(element);
    }
  }

  private name(names: readonly string[], element: string, long: string): number {
    const shown = element === long ? names : names.map((name) => name.slice(0, 3));
    const found = shown.findIndex((name) => this.rest.slice(0, name.length).toLowerCase() === name.toLowerCase());
    if (found < 0) {
      this.mismatch(element);
    }
    this.rest = this.rest.slice(shown[found].length);
    return found;
  }

  private layoutFraction(element: string): void {
    if (element[1] === '9') {
      this.fraction(/^[.,]\d+/);
    } else if (!this.fraction(new RegExp(`^[.,]\\d{${element.length - 1}}`))) {
      this.mismatch(element);
    }
  }

  private fraction(pattern: RegExp): boolean {
    const found = pattern.exec(this.rest)?.[0];
    this.fields.nanos = found === undefined ? this.fields.nanos : Number(found.slice(1, 10).padEnd(9, '0'));
    this.rest = this.rest.slice(found?.length ?? 0);
    return found !== undefined;
  }

  private readZone(element: string, { hasZ, hasColon, parts }: ZoneStyle): void {
    if (hasZ && this.rest.startsWith('Z')) {
      this.rest = this.rest.slice(1);
      this.zone = UTC;
      return;
    }
    const separator = hasColon ? ':' : '';
    const found = this.take(new RegExp(`^[+-]\\d\\d(?:${separator}\\d\\d){${parts - 1}}`), element);
    const [hours, minutes = 0, seconds = 0] = found.slice(1).match(/\d\d/g)!.map(Number);
    for (const [unit, value, most] of [['hour', hours, 24], ['minute', minutes, 60], ['second', seconds, 60]] as const) {
      if (value > most) {
        this.refuse(`: time zone offset ${unit} out of range`);
      }
    }
    this.offset = (found.startsWith('-') ? -1 : 1) * ((hours * 60 + minutes) * 60 + seconds);
  }

  private readZoneName(element: string): void {
    if (this.rest.startsWith('UTC')) {
      this.rest = this.rest.slice(3);
      this.zone = UTC;
      return;
    }
    const name = /^(?:ChST|MeST|GMT(?:[+-](?:[01]?\d|2[0-3])(?!\d))?|[+-](?:[01]?\d|2[0-3])(?!\d)|(?:[A-Z]{4}T|[A-Z]{3}T|WITA|[A-Z]{3})(?![A-Z]))/;
    this.zoneName = this.take(name, element);
  }

  private time(): Time {
    const { year, hour, minute, second, nanos } = this.fields;
    const { month, day } = this.date();
    const clock = this.half === 'PM' && hour < 12 ? hour + 12 : this.half === 'AM' && hour === 12 ? 0 : hour;
    const seconds = BigInt(daysOf({ year, month, day })) * 86400n + BigInt(clock * 3600 + minute * 60 + second);
    if (this.zone !== undefined || (this.offset === undefined && this.zoneName === '')) {
      return { seconds, nanos, zone: UTC };
    }
    if (this.offset !== undefined) {
      const isLocal = this.offset === 0 && this.zoneName === '';
      return { seconds: seconds - BigInt(this.offset), nanos, zone: isLocal ? UTC : fixedZone(this.zoneName, this.offset) };
    }
    // An abbreviation says no offset; only "GMT+3" is one for Go, which then does not apply it.
    const offset = this.zoneName.startsWith('GMT') && this.zoneName.length > 3 ? Number(this.zoneName.slice(3)) * 3600 : 0;
    return { seconds, nanos, zone: fixedZone(this.zoneName, offset) };
  }

  private date(): { readonly month: number; readonly day: number } {
    const { year, yday } = this.fields;
    let { month, day } = this.fields;
    if (yday >= 0) {
      const start = daysOf({ year, month: 1, day: 1 });
      let found = 1;
      while (found < 12 && daysOf({ year, month: found + 1, day: 1 }) - start < yday) {
        found++;
      }
      const ofMonth = yday - (daysOf({ year, month: found, day: 1 }) - start);
      if (yday < 1 || ofMonth > daysIn(year, found)) {
        this.refuse(': day-of-year out of range');
      }
      if ((month >= 0 && month !== found) || (day >= 0 && day !== ofMonth)) {
        this.refuse(`: day-of-year does not match ${month >= 0 && month !== found ? 'month' : 'day'}`);
      }
      [month, day] = [found, ofMonth];
    }
    [month, day] = [month < 0 ? 1 : month, day < 0 ? 1 : day];
    return day < 1 || day > daysIn(year, month) ? this.refuse(': day out of range') : { month, day };
  }
}
