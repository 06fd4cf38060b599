import { call } from './call';
import { stringMap } from '../../src/gotemplate';

test.each<[string, string, unknown?]>([
  ['{{ $d := dict "a" 1 }}{{ $_ := set $d "b" 2 }}{{ $_ := unset $d "a" }}{{ $d }} {{ get $d "b" }} [{{ get $d "x" }}] {{ hasKey $d "b" }}', 'map[b:2] 2 [] true'],
  ['{{ keys (dict "b" 1 "a" 2) }} {{ values (dict "b" 1 "a" 2) }} {{ pick .m "a" }} {{ omit .m "a" }} {{ pluck "a" .m .m }}', '[a b] [2 1] map[a:1] map[b:2] [1 1]', { m: { a: 1, b: 2 } }],
  ['{{ dig "a" "b" "d" .m }} {{ dig "a" "x" "d" .m }}', '1 d', { m: { a: { b: 1 } } }],
  ['{{ dig "a" "b" "d" .m }}', 'TPL102 error calling dig: interface conversion: interface {} is float64, not map[string]interface {}', { m: { a: 1 } }],
  ['{{ $c := deepCopy .m }}{{ $_ := set $c.a "b" 2 }}{{ .m }}{{ $c }}', 'map[a:map[b:1]]map[a:map[b:2]]', { m: { a: { b: 1 } } }],
  ['{{ get .labels "a" }}', 'TPL102 wrong type for value; expected map[string]interface {}; got map[string]string', { labels: stringMap([['a', 'b']]) }],
  ['{{ set nil "a" 1 }}', 'TPL102 error calling set: assignment to entry in nil map'],
])('maps: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
