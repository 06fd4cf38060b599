/** Whether a version satisfies a range, as `Constraints.Check` of Masterminds/semver v3 answers (constraints.go). */
const NUMBER = '[0-9|xX*]+';
const TAIL = '(?:-([0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?';
const RANGE_VERSION = `v?${NUMBER}(?:\\.${NUMBER})?(?:\\.${NUMBER})?(?:-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?`;
const OPERATOR = '(?:!=|=>|>=|=<|<=|~>|=|>|<|~|\\^|)';
const HYPHEN = new RegExp(`\\s*(${RANGE_VERSION})\\s+-\\s+(${RANGE_VERSION})\\s*`, 'g');
const GROUP = new RegExp(`^\\s*${OPERATOR}\\s*${RANGE_VERSION}\\s*(?:(?:\\s+|,\\s*)${OPERATOR}\\s*${RANGE_VERSION}\\s*)*$`);
const ONE = new RegExp(`(${OPERATOR})\\s*(${RANGE_VERSION})`, 'g');
const PARTS = new RegExp(`^v?(${NUMBER})(?:\\.(${NUMBER}))?(?:\\.(${NUMBER}))?${TAIL}$`);
const VERSION = new RegExp(`^v?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?${TAIL}$`);

/** Longer ones, and ones of more alternatives, are refused (`MaxConstraintLen`, `MaxConstraintGroups`). */
const LONGEST = 512;
const MOST_GROUPS = 32;

interface Version {
  readonly numbers: readonly [number, number, number];
  readonly pre: string;
}

interface Constraint {
  readonly operator: string;
  readonly version: Version;
  /** How many of its numbers are given; the others may be any. */
  readonly given: number;
}

/** Undefined where the version is no version, or the range no range. */
export function trySatisfies(version: string, range: string): boolean | undefined {
  const asked = tryVersion(version);
  const groups = tryGroups(range);
  return asked === undefined || groups === undefined ? undefined : groups.some((group) => satisfiesAll(asked, group));
}

function tryVersion(text: string): Version | undefined {
  const parts = text.length > 256 ? null : VERSION.exec(text);
  return parts === null ? undefined : { numbers: [Number(parts[1]), Number(parts[2] ?? 0), Number(parts[3] ?? 0)], pre: parts[4] ?? '' };
}

function tryGroups(range: string): (readonly Constraint[])[] | undefined {
  const groups = range.length > LONGEST ? [] : range.replace(HYPHEN, '>= $1, <= $2 ').split('||');
  if (groups.length === 0 || groups.length > MOST_GROUPS || !groups.every((group) => GROUP.test(group))) {
    return undefined;
  }
  const read = groups.map((group) => [...group.matchAll(ONE)].map(([, operator, version]) => tryConstraint(operator, version)));
  return read.every((group) => group.every((one) => one !== undefined)) ? read as Constraint[][] : undefined;
}

function tryConstraint(operator: string, text: string): Constraint | undefined {
  const parts = PARTS.exec(text);
  if (parts === null) {
    return undefined;
  }
  const numbers = parts.slice(1, 4);
  const free = numbers.findIndex((part) => part === undefined || /^[xX*]$/.test(part));
  const given = free < 0 ? 3 : free;
  const known = numbers.map((part, index) => (index < given ? Number(part) : 0));
  return known.some(Number.isNaN) ? undefined : { operator, given, version: { numbers: known as unknown as Version['numbers'], pre: parts[4] ?? '' } };
}

/** A version before its release counts only where the group names one, too. */
function satisfiesAll(version: Version, group: readonly Constraint[]): boolean {
  const takesPre = group.some((one) => one.version.pre !== '');
  return (version.pre === '' || takesPre) && group.every((one) => satisfies(version, one));
}

function satisfies(version: Version, constraint: Constraint): boolean {
  const { operator, version: bound, given } = constraint;
  const order = compare(version, bound);
  switch (operator) {
    // A bare star counts as 0.0.0 for these two.
    case '!=': return given === 3 || given === 0 ? order !== 0 : differs(version, constraint);
    case '>': return given === 3 || given === 0 ? order > 0 : compareNumbers(version, bound, given) > 0;
    case '<': return order < 0;
    case '>=':
    case '=>': return order >= 0;
    case '<=':
    case '=<': return given === 3 ? order <= 0 : atMost(version, constraint);
    case '^': return order >= 0 && isCaret(version, constraint);
    case '':
    case '=': return given === 3 ? order === 0 : isTilde(version, constraint);
    default: return isTilde(version, constraint);
  }
}

/** `!=1.x` is all but 1; `!=1.2` looks at what stands before a release, too. */
function differs({ numbers, pre }: Version, { version, given }: Constraint): boolean {
  if (numbers.slice(0, given).some((number, index) => number !== version.numbers[index])) {
    return true;
  }
  return given === 2 && (pre !== '' || version.pre !== '') && comparePre(pre, version.pre) !== 0;
}

function atMost({ numbers: [major, minor] }: Version, { version: { numbers }, given }: Constraint): boolean {
  return major < numbers[0] || (major === numbers[0] && (given === 1 || minor <= numbers[1]));
}

function isTilde(version: Version, { version: bound, given }: Constraint): boolean {
  if (compare(version, bound) < 0) {
    return false;
  }
  const [major, minor, patch] = bound.numbers;
  const isAny = major === 0 && minor === 0 && patch === 0 && (given === 3 || given === 0);
  return isAny || (version.numbers[0] === major && (given === 1 || version.numbers[1] === minor));
}

function isCaret({ numbers: [major, minor, patch] }: Version, { version: { numbers }, given }: Constraint): boolean {
  if (numbers[0] > 0 || given === 1) {
    return major === numbers[0];
  }
  if (major > 0) {
    return false;
  }
  if (numbers[1] > 0 || given === 2) {
    return minor === numbers[1];
  }
  return minor === 0 && patch === numbers[2];
}

function compare(one: Version, other: Version): number {
  return compareNumbers(one, other, 3) || comparePre(one.pre, other.pre);
}

function compareNumbers({ numbers: one }: Version, { numbers: other }: Version, count: number): number {
  const at = one.findIndex((number, index) => index < count && number !== other[index]);
  return at < 0 ? 0 : one[at] - other[at];
}

function comparePre(one: string, other: string): number {
  if (one === other) {
    return 0;
  }
  if (one === '' || other === '') {
    return one === '' ? 1 : -1;
  }
  const [mine, theirs] = [one.split('.'), other.split('.')];
  const at = mine.findIndex((part, index) => part !== theirs[index]);
  if (at < 0 || theirs[at] === undefined) {
    return mine.length - theirs.length;
  }
  const [isNumber, isOther] = [/^\d+$/.test(mine[at]), /^\d+$/.test(theirs[at])];
  if (isNumber && isOther) {
    return Number(mine[at]) - Number(theirs[at]);
  }
  return isNumber !== isOther ? (isNumber ? -1 : 1) : mine[at] < theirs[at] ? -1 : 1;
}
