import { call } from './call';

test.each<[string, string, unknown?]>([
  ['{{ first .l }} {{ last .l }} {{ rest .l }} {{ initial .l }} {{ reverse .l }}', 'b c [a c] [b a] [c a b]', { l: ['b', 'a', 'c'] }],
  ['{{ append .l 1 }} {{ prepend .l 1 }} {{ concat .l .l }} {{ .l }}', '[b 1] [1 b] [b b] [b]', { l: ['b'] }],
  ['{{ uniq (list 1 1 "a" "a" nil nil) }} {{ without (list 1 2 3) 2 }} {{ has 2 (list 1 2) }} {{ has 2.0 (list 1 2) }} {{ compact (list 0 1 "" "a") }}', '[1 a <nil>] [1 3] true false [1 a]'],
  ['{{ sortAlpha (list "b" "a" 1) }} {{ sortAlpha "x" }}', '[1 a b] [x]'],
  ['{{ slice .l 1 }} {{ slice .l 0 1 }} {{ chunk 2 .l }}', '[a c] [b] [[b a] [c]]', { l: ['b', 'a', 'c'] }],
  ['{{ slice .l 9 }}', 'TPL102 error calling slice: reflect.Value.Slice: slice index out of bounds', { l: ['b'] }],
  ['{{ first "x" }}', 'TPL102 error calling first: Cannot find first on type string'],
  ['{{ mustFirst nil }}', 'TPL102 error calling mustFirst: runtime error: invalid memory address or nil pointer dereference'],
  ['{{ rest (list) | toJson }} {{ list | toJson }}', 'null []'],
])('lists: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
