/** A version of Masterminds/semver v3 (version.go). */
import { GoError, GoFunc, goFunc, GoObject, GoObjectParts, goType, GoValue, int, tryParseUint } from '../gotemplate';

export interface Version {
  readonly major: bigint;
  readonly minor: bigint;
  readonly patch: bigint;
  readonly prerelease: string;
  readonly metadata: string;
  readonly original: string;
}

const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const VERSION = new RegExp(`^v?([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?(?:-(${IDENTIFIERS}))?(?:\\+(${IDENTIFIERS}))?$`);

/** Also "v1" and "1.2", which are filled up with zeros. */
export function parseVersion(text: string): Version {
  const found = VERSION.exec(text);
  if (!found) {
    throw new GoError('Invalid Semantic Version');
  }
  const [, major, minor = '0', patch = '0', prerelease = '', metadata = ''] = found;
  if (prerelease.split('.').some((part) => /^0\d+$/.test(part))) {
    throw new GoError('Version segment starts with 0');
  }
  return { major: segment(major), minor: segment(minor), patch: segment(patch), prerelease, metadata, original: text };
}

function segment(digits: string): bigint {
  const value = tryParseUint(digits, 10);
  if (value === undefined) {
    throw new GoError(`Error parsing version segment: strconv.ParseUint: parsing "${digits}": value out of range`);
  }
  return value;
}

export function versionText({ major, minor, patch, prerelease, metadata }: Version): string {
  return `${major}.${minor}.${patch}${prerelease === '' ? '' : `-${prerelease}`}${metadata === '' ? '' : `+${metadata}`}`;
}

export function compareVersions(a: Version, b: Version): number {
  for (const part of ['major', 'minor', 'patch'] as const) {
    if (a[part] !== b[part]) {
      return a[part] < b[part] ? -1 : 1;
    }
  }
  if (a.prerelease === '' || b.prerelease === '') {
    return a.prerelease === b.prerelease ? 0 : a.prerelease === '' ? 1 : -1;
  }
  return comparePrereleases(a.prerelease, b.prerelease);
}

export function comparePrereleases(a: string, b: string): number {
  const [left, right] = [a.split('.'), b.split('.')];
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const order = compareParts(left[i] ?? '', right[i] ?? '');
    if (order !== 0) {
      return order;
    }
  }
  return 0;
}

/** Nothing comes before a number, a number before a word. */
function compareParts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  if (a === '' || b === '') {
    return a === '' ? -1 : 1;
  }
  const [x, y] = [tryParseUint(a, 10), tryParseUint(b, 10)];
  if (x === undefined && y === undefined) {
    return a > b ? 1 : -1;
  }
  if (x === undefined || y === undefined) {
    return x === undefined ? 1 : -1;
  }
  return x > y ? 1 : -1;
}

const POINTER = '*semver.Version';

/** The value of `semver`, with the methods that templates use: `(semver "1.2.3").Major`. */
export function versionValue(version: Version): GoObject {
  const compared = (test: (order: number) => boolean): GoFunc =>
    goFunc(`func(${POINTER}) bool`, (other: GoObject) => test(compareVersions(version, other.native as Version)));
  const methods = new Map<string, GoFunc>([
    ...valueMethods(version),
    ['Original', goFunc('func() string', () => version.original)],
    ['Compare', goFunc(`func(${POINTER}) int`, (other: GoObject) => compareVersions(version, other.native as Version))],
    ['Equal', compared((order) => order === 0)],
    ['LessThan', compared((order) => order < 0)],
    ['LessThanEqual', compared((order) => order <= 0)],
    ['GreaterThan', compared((order) => order > 0)],
    ['GreaterThanEqual', compared((order) => order >= 0)],
  ]);
  return new GoObject(goType(POINTER), version, versionParts(version, methods));
}

function versionParts(version: Version, methods: ReadonlyMap<string, GoFunc>): GoObjectParts {
  const text = versionText(version);
  const numbers = (['major', 'minor', 'patch'] as const).map((name): [string, GoValue] => [name, int(version[name], 'uint64')]);
  const texts: [string, GoValue][] = [['pre', version.prerelease], ['metadata', version.metadata], ['original', version.original]];
  return { text, json: text, methods, unexported: new Map([...numbers, ...texts]) };
}

/** The methods that need no pointer: an incremented version has only these. */
function valueMethods(version: Version): readonly (readonly [string, GoFunc])[] {
  return [
    ['Major', goFunc('func() uint64', () => version.major)],
    ['Minor', goFunc('func() uint64', () => version.minor)],
    ['Patch', goFunc('func() uint64', () => version.patch)],
    ['Prerelease', goFunc('func() string', () => version.prerelease)],
    ['Metadata', goFunc('func() string', () => version.metadata)],
    ['String', goFunc('func() string', () => versionText(version))],
    ['IncMajor', increment(() => ({ major: version.major + 1n, minor: 0n, patch: 0n }), version)],
    ['IncMinor', increment(() => ({ minor: version.minor + 1n, patch: 0n }), version)],
    ['IncPatch', increment(() => (version.prerelease === '' ? { patch: version.patch + 1n } : {}), version)],
  ];
}

function increment(change: () => Partial<Version>, version: Version): GoFunc {
  return goFunc('func() semver.Version', (): GoValue => {
    const bare: Version = { ...version, prerelease: '', metadata: '', ...change() };
    const next: Version = { ...bare, original: (version.original.startsWith('v') ? 'v' : '') + versionText(bare) };
    return new GoObject(goType('semver.Version'), next, versionParts(next, new Map(valueMethods(next))));
  });
}
