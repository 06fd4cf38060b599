import { call } from './call';

test.each<[string, string, unknown?]>([
  ['{{ (semver "v1.2.3-rc.1+b").Major }} {{ (semver "1.2").Patch }} {{ semver "v1.2" }} {{ (semver "1.2.3").IncMinor }}', '1 0 1.2.0 1.3.0'],
  ['{{ (semver "1.2.3").Compare (semver "1.3.0") }} {{ (semver "1.2.3").Equal (semver "v1.2.3") }}', '-1 true'],
  ['{{ semverCompare "^1.2" "1.9.0" }} {{ semverCompare "~1.2" "1.3.0" }} {{ semverCompare ">1.2.3" "1.3.0-rc.1" }} {{ semverCompare ">=1.3.0-0" "1.3.0-rc.1" }}', 'true false false true'],
  ['{{ semverCompare "1.2 - 1.4 || 3.x" "3.1.0" }} {{ semverCompare ">1" "1.9.0" }} {{ semverCompare "!=1.x" "1.2.3" }}', 'true false false'],
  ['{{ semver "x" }}', 'TPL102 error calling semver: Invalid Semantic Version'],
  ['{{ semverCompare "x y" "1.0.0" }}', 'TPL102 error calling semverCompare: improper constraint: x y'],
  ['{{ (semver "1.2.3").major }}', 'TPL102 major is an unexported field of struct type *semver.Version'],
])('versions: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
