import { isExactVersion, isVersionRange } from '../../src/text';

/** What Masterminds/semver takes, which Helm, Argo CD and Flux share. */
const RANGES = [
  '1.2.3', 'v1.2.3', '1.2', '1', '1.2.3-rc.1', '1.2.3+build.5', '*', 'x', '0.1.*', '1.x', '1.2.X',
  '=1.2.3', '!=1.2.3', '>1', '>=1.0.0', '=>1.0', '<2', '<=2.0.0', '=<2', '~1.2', '~>1.2', '^1.2', '^0.0.1-beta',
  '>=1.0.0 <2.0.0', '>=1, <2', '>=1,<2', '>= 1.0.0, < 2.0.0', '1.2 - 2.0', '^1.2 || ~2.0', '>=1.0.0-0', ' 1.2.3 ',
];
const NOT_RANGES = ['', ' ', 'latest', 'main', '1.2.3.4', '1..2', '>=', '>>1', '1.2.3 -', '||', '1 ||', 'oci://x', '1.2.3:tag', '1,2,,3', '~^1'];

test.each(RANGES)('%j is a version or a range', (text) => {
  expect(isVersionRange(text)).toBe(true);
});

test.each(NOT_RANGES)('%j is neither', (text) => {
  expect(isVersionRange(text)).toBe(false);
});

test.each([
  ['1.2.3', true], ['v1.2.3', true], ['1.2.3-rc.1', true], ['1.2.3+5', true],
  ['1.2', false], ['1.2.x', false], ['>=1.2.3', false], ['=1.2.3', false], ['1.2.3 ', false],
])('%j is one exact version: %s', (text, exact) => {
  expect(isExactVersion(text)).toBe(exact);
});

test('a long text that is nearly a range is refused in no time', () => {
  expect(isVersionRange(`${'>=1.0.0 '.repeat(2000)}x!`)).toBe(false);
});
