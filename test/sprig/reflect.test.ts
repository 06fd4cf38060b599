import { call } from './call';

test.each<[string, string, unknown?]>([
  ['{{ typeOf 1 }} {{ typeOf 1.0 }} {{ typeOf (list) }} {{ typeOf .m }} {{ typeOf nil }} {{ typeOf (add 1 2) }}', 'int float64 []interface {} map[string]interface {} <nil> int64', { m: {} }],
  ['{{ kindOf "" }} {{ kindOf (until 1) }} {{ kindOf nil }} {{ kindIs "map" .m }} {{ typeIs "string" "" }} {{ typeIsLike "semver.Version" (semver "1.0.0") }}', 'string slice invalid true true true', { m: {} }],
  ['{{ deepEqual (list 1 (dict "a" 2)) (list 1 (dict "a" 2)) }} {{ deepEqual 1 1.0 }}', 'true false'],
])('types: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
