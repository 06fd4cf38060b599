/** semver and semverCompare of sprig, by the constraints of Masterminds/semver v3 (constraints.go). */
import { GoError, goFunc, GoFunc } from '../gotemplate';
import { comparePrereleases, compareVersions, parseVersion, Version, versionValue } from './version';

interface Constraint {
  readonly operator: string;
  readonly version: Version;
  /** Parts that the constraint leaves open: `1.x`, `1`. */
  readonly isOpen: boolean;
  readonly isMinorOpen: boolean;
  readonly isPatchOpen: boolean;
}

const OPERATORS = '=|!=|>=|=>|<=|=<|>|<|~>|~|\\^|';
const PART = '[0-9|x|X|\\*]+';
const IDENTIFIERS = '[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*';
const TEXT = `v?(${PART})(\\.${PART})?(\\.${PART})?(-${IDENTIFIERS})?(?:\\+${IDENTIFIERS})?`;
const PLAIN = TEXT.replace(/\((?!\?)/g, '(?:');
const VALID = new RegExp(`^\\s*(?:${OPERATORS})\\s*${PLAIN}\\s*(?:(?:\\s+|,\\s*)(?:${OPERATORS})\\s*${PLAIN}\\s*)*$`);
const EACH = new RegExp(`(?:${OPERATORS})\\s*${PLAIN}`, 'g');
const ONE = new RegExp(`^\\s*(${OPERATORS})\\s*${TEXT}\\s*$`);
const RANGE = new RegExp(`\\s*(${PLAIN})\\s+-\\s+(${PLAIN})\\s*`, 'g');

function parseConstraints(text: string): readonly (readonly Constraint[])[] {
  return text.replace(RANGE, '>= $1, <= $2 ').split('||').map((part) => {
    if (!VALID.test(part)) {
      throw new GoError(`improper constraint: ${part}`);
    }
    return (part.match(EACH) ?? [part]).map(parseConstraint);
  });
}

function parseConstraint(text: string): Constraint {
  const found = ONE.exec(text);
  if (!found) {
    throw new GoError(`improper constraint: ${text}`);
  }
  const [, operator, major, minor = '', patch = '', prerelease = ''] = found;
  const isOpen = (part: string): boolean => ['', 'x', 'X', '*'].includes(part.replace(/^\./, ''));
  const open = { operator, isOpen: true, isMinorOpen: false, isPatchOpen: false };
  if (isOpen(major)) {
    return { ...open, version: constraintVersion(`0.0.0${prerelease}`) };
  }
  if (isOpen(minor)) {
    return { ...open, isMinorOpen: true, version: constraintVersion(`${major}.0.0${prerelease}`) };
  }
  if (isOpen(patch)) {
    return { ...open, isPatchOpen: true, version: constraintVersion(`${major}${minor}.0${prerelease}`) };
  }
  return { ...open, isOpen: false, version: constraintVersion(`${major}${minor}${patch}${prerelease}`) };
}

function constraintVersion(text: string): Version {
  try {
    return parseVersion(text);
  } catch {
    throw new GoError('constraint Parser Error');
  }
}

type Check = (version: Version, constraint: Constraint) => boolean;

const notEqual: Check = (version, { version: wanted, isOpen, isMinorOpen, isPatchOpen }) => {
  if (!isOpen) {
    return compareVersions(version, wanted) !== 0;
  }
  if (version.prerelease !== '' && wanted.prerelease === '') {
    return false;
  }
  if (wanted.major !== version.major) {
    return true;
  }
  if (isMinorOpen) {
    return false;
  }
  if (wanted.minor !== version.minor) {
    return true;
  }
  if (isPatchOpen) {
    return (version.prerelease !== '' || wanted.prerelease !== '') && comparePrereleases(version.prerelease, wanted.prerelease) !== 0;
  }
  return wanted.patch !== version.patch || compareVersions(version, wanted) !== 0;
};

/** `>11` means 12 and more, `>11.1` means 11.2 and more. */
const greater: Check = (version, { version: wanted, isOpen, isMinorOpen, isPatchOpen }) => {
  if (!isOpen) {
    return compareVersions(version, wanted) > 0;
  }
  if (version.major !== wanted.major) {
    return version.major > wanted.major;
  }
  if (isMinorOpen) {
    return false;
  }
  return isPatchOpen ? version.minor > wanted.minor : compareVersions(version, wanted) > 0;
};

const atMost: Check = (version, { version: wanted, isOpen, isMinorOpen }) => {
  if (!isOpen) {
    return compareVersions(version, wanted) <= 0;
  }
  return version.major < wanted.major || (version.major === wanted.major && (isMinorOpen || version.minor <= wanted.minor));
};

const tilde: Check = (version, { version: wanted, isMinorOpen, isPatchOpen }) => {
  if (compareVersions(version, wanted) < 0) {
    return false;
  }
  if (wanted.major === 0n && wanted.minor === 0n && wanted.patch === 0n && !isMinorOpen && !isPatchOpen) {
    return true;
  }
  return version.major === wanted.major && (isMinorOpen || version.minor === wanted.minor);
};

const caret: Check = (version, { version: wanted, isMinorOpen, isPatchOpen }) => {
  if (compareVersions(version, wanted) < 0) {
    return false;
  }
  if (wanted.major > 0n || isMinorOpen) {
    return version.major === wanted.major;
  }
  if (version.major > 0n) {
    return false;
  }
  if (wanted.minor > 0n || isPatchOpen) {
    return version.minor === wanted.minor;
  }
  return version.minor === 0n && version.patch === wanted.patch;
};

const equal: Check = (version, constraint) => (constraint.isOpen ? tilde(version, constraint) : compareVersions(version, constraint.version) === 0);
const less: Check = (version, { version: wanted }) => compareVersions(version, wanted) < 0;
const atLeast: Check = (version, { version: wanted }) => compareVersions(version, wanted) >= 0;

const CHECKS: Readonly<Record<string, Check>> = {
  '': equal, '=': equal, '!=': notEqual, '>': greater, '<': less, '>=': atLeast, '=>': atLeast, '<=': atMost, '=<': atMost, '~': tilde, '~>': tilde, '^': caret,
};

/** A prerelease satisfies only a constraint that has one, too. */
function satisfies(version: Version, constraint: Constraint): boolean {
  if (constraint.operator !== '!=' && version.prerelease !== '' && constraint.version.prerelease === '') {
    return false;
  }
  return CHECKS[constraint.operator](version, constraint);
}

function semverCompare(constraint: string, version: string): boolean {
  const alternatives = parseConstraints(constraint);
  const parsed = parseVersion(version);
  return alternatives.some((all) => all.every((one) => satisfies(parsed, one)));
}

export const SEMVER: Readonly<Record<string, GoFunc>> = {
  semver: goFunc('func(string) *semver.Version', (text: string) => versionValue(parseVersion(text))),
  semverCompare: goFunc('func(string, string) bool', semverCompare),
};
