import { call } from './call';

test.each<[string, string, unknown?]>([
  ['{{ int 3.9 }} {{ int64 "0x10" }} {{ int "3.0" }} {{ int "x" }} {{ float64 "1.5" }}', '3 16 3 0 1.5'],
  ['{{ add 1 2.9 "3" }} {{ sub 1 3 }} {{ mul 2 3 4 }} {{ div -7 2 }} {{ mod -7 2 }} {{ add1 1 }}', '6 -2 24 -3 -1 2'],
  ['{{ add 9223372036854775807 1 }}', '-9223372036854775808'],
  ['{{ div 1 0 }}', 'TPL102 error calling div: runtime error: integer divide by zero'],
  ['{{ addf 0.1 0.2 }} {{ subf 1 0.9 }} {{ mulf 1.1 3 }} {{ divf 10 3 }} {{ add1f 0.1 }}', '0.3 0.1 3.3 3.3333333333333335 1.1'],
  ['{{ divf 1 0 }}', 'TPL102 error calling divf: decimal division by 0'],
  ['{{ max 1 3 2 }} {{ min 1 3 2 }} {{ maxf 1.5 2.5 }} {{ minf 1.5 2.5 }} {{ biggest 1 2 }}', '3 1 2.5 1.5 2'],
  ['{{ round 2.345 2 }} {{ round 2.5 0 }} {{ floor 1.9 }} {{ ceil 1.1 }}', '2.35 3 1 2'],
  ['{{ until 3 }} {{ until -2 }} {{ untilStep 0 6 2 }} [{{ seq 3 }}] [{{ seq 3 1 }}] [{{ seq 0 2 5 }}]', '[0 1 2] [0 -1] [0 2 4] [1 2 3] [3 2 1] [0 2 4]'],
  ['{{ atoi "42" }} {{ atoi "x" }} {{ toDecimal "777" }}', '42 0 511'],
  ['{{ trunc (add 1 2) "abcdef" }}', 'TPL102 wrong type for value; expected int; got int64'],
  ['{{ trunc (add 1 2 | int) "abcdef" }}', 'abc'],
])('numbers: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
