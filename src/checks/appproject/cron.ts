/**
 * Schedules as Argo CD reads them: robfig/cron v3 with minute, hour, day of month, month and day of week (parser.go).
 * Descriptors such as `@daily` are off, a Sunday is 0 or `sun` and never 7.
 */
interface Field {
  readonly name: string;
  readonly low: number;
  readonly high: number;
  readonly names: readonly string[];
}

const FIELDS: readonly Field[] = [
  { name: 'minute', low: 0, high: 59, names: [] },
  { name: 'hour', low: 0, high: 23, names: [] },
  { name: 'day of month', low: 1, high: 31, names: [] },
  { name: 'month', low: 1, high: 12, names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] },
  { name: 'day of week', low: 0, high: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

const LAST_DAY: readonly number[] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The values of one field; `isAny` where a star or question mark leaves it open. */
interface Values {
  readonly values: ReadonlySet<number>;
  readonly isAny: boolean;
}

interface Range {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly isAny: boolean;
}

export interface CronFault {
  readonly fault: string;
}

export interface Schedule {
  /** Whether there is a day on which it starts at all. */
  readonly comes: boolean;
}

export function parseCron(text: string): Schedule | CronFault {
  const spec = text.replace(/^(?:CRON_)?TZ=\S* /, '').trim();
  if (text === '') {
    return { fault: 'it is empty' };
  }
  if (spec.startsWith('@')) {
    return { fault: 'names such as @daily are not read here' };
  }
  const parts = spec.split(/\s+/);
  if (parts.length !== FIELDS.length) {
    return { fault: `it has ${parts.length} fields instead of five` };
  }
  const read: Values[] = [];
  for (const [index, part] of parts.entries()) {
    const values = readField(part, FIELDS[index]);
    if (typeof values === 'string') {
      return { fault: values };
    }
    read.push(values);
  }
  return { comes: comes(read[2], read[3], read[4]) };
}

/** With both a day of month and a day of week, one of the two is enough. */
function comes(days: Values, months: Values, weekdays: Values): boolean {
  return (!weekdays.isAny && !days.isAny)
    || [...months.values].some((month) => [...days.values].some((day) => day <= LAST_DAY[month - 1]));
}

function readField(text: string, field: Field): Values | string {
  const values = new Set<number>();
  let isAny = false;
  for (const part of text.split(',').filter((one) => one !== '')) {
    const range = readRange(part, field);
    if (typeof range === 'string') {
      return range;
    }
    for (let value = range.low; value <= range.high; value += range.step) {
      values.add(value);
    }
    isAny ||= range.isAny;
  }
  return { values, isAny };
}

function readRange(text: string, field: Field): Range | string {
  const [range, stepText, ...rest] = text.split('/');
  const [lowText, highText, ...more] = range.split('-');
  const isStar = lowText === '*' || lowText === '?';
  const step = stepText === undefined ? 1 : readNumber(stepText);
  const low = isStar ? field.low : readName(lowText, field);
  const end = highText === undefined ? low : readName(highText, field);
  const isTooLong = rest.length > 0 || (!isStar && more.length > 0);
  if (isTooLong || low === undefined || (!isStar && end === undefined) || step === undefined) {
    return `${field.name} "${text}" cannot be read`;
  }
  const high = isStar || (highText === undefined && stepText !== undefined) ? field.high : end!;
  if (low < field.low || high > field.high || step === 0) {
    return `${field.name} "${text}" is not within ${field.low} and ${field.high}`;
  }
  return low > high ? `${field.name} "${text}" ends before it starts` : { low, high, step, isAny: isStar && step === 1 };
}

function readName(text: string, { names, low }: Field): number | undefined {
  const index = names.indexOf(text.toLowerCase());
  return index < 0 ? readNumber(text) : index + low;
}

function readNumber(text: string): number | undefined {
  return /^\+?\d{1,9}$/.test(text) ? Number(text) : undefined;
}
