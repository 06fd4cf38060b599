/**
 * Version ranges as Masterminds/semver v3 reads them (Helm, Argo CD and Flux all use that package).
 * node-semver is another language: it refuses `>=1, <2`, `!=1.2.3` and `=>1.0`, all fine here.
 * Grammar: `constraintRegex` and `validConstraintRegex` in Masterminds/semver constraints.go.
 */
const NUMBER = '(?:[0-9]+|x|X|\\*)';
const VERSION = `v?${NUMBER}(?:\\.${NUMBER})?(?:\\.${NUMBER})?(?:-[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?(?:\\+[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*)?`;
const OPERATOR = '(?:=|!=|>|<|>=|=>|<=|=<|~|~>|\\^)?';
const HYPHEN_RANGE = new RegExp(`\\s*(${VERSION})\\s+-\\s+(${VERSION})\\s*`, 'g');
const CONSTRAINTS = new RegExp(`^\\s*${OPERATOR}\\s*${VERSION}\\s*(?:(?:\\s+|,\\s*)${OPERATOR}\\s*${VERSION}\\s*)*,?\\s*$`);
const EXACT = /^v?[0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?$/;

/** Whether `text` is one full version, `1.2.3`, and no range. */
export function isExactVersion(text: string): boolean {
  return EXACT.test(text);
}

/** What nearly everybody writes; to see that costs little. */
const PLAIN = /^[~^]?v?[0-9]+(?:\.(?:[0-9]+|x|\*)){0,2}$/;

/** Whether `text` is a version or a range: `0.1.*`, `>=1.0.0 <2.0.0`, `^1.2 || ~2.0`. */
export function isVersionRange(text: string): boolean {
  if (PLAIN.test(text)) {
    return true;
  }
  const alternatives = text.split('||').map((part) => part.replace(HYPHEN_RANGE, ' >=$1, <=$2 '));
  return alternatives.every((part) => CONSTRAINTS.test(part));
}
