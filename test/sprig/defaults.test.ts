import { call } from './call';

test.each<[string, string, unknown?]>([
  ['{{ .a | default "d" }} {{ default "d" .b }} {{ .n | default 5 }}', 'd x 5', { b: 'x', n: 0 }],
  ['{{ empty "" }} {{ empty .none }} {{ empty (list) }} {{ empty 1 }}', 'true true true false'],
  ['{{ coalesce "" 0 "x" }} {{ all 1 "" }} {{ any "" 1 }} {{ ternary "y" "n" true }}', 'x false true y'],
  ['{{ toJson . }}', '{"a":"\\u003cb\\u003e","n":1000000,"x":null}', { x: null, n: 1000000, a: '<b>' }],
  ['{{ toRawJson . }}', '{"a":"<b>"}', { a: '<b>' }],
  ['{{ toPrettyJson . }}', '{\n  "a": [\n    1\n  ],\n  "b": {}\n}', { a: [1], b: {} }],
  ['{{ (fromJson "{\\"a\\": [1, 2.5]}").a }} {{ fromJson "{" }}', '[1 2.5] <no value>'],
  ['{{ mustFromJson "{a" }}', 'TPL102 error calling mustFromJson: invalid character \'a\' looking for beginning of object key string'],
  ['{{ toJson (trunc 1 "é") }}', '"\\ufffd"'],
  ['{{ list 1e21 1e-7 100 1.0 | toJson }}', '[1e+21,1e-7,100,1]'],
])('defaults and JSON: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
