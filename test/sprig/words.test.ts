import { call } from './call';

test.each<[string, string, unknown?]>([
  ['{{ abbrev 5 "hello world" }} {{ abbrev 3 "hello" }} {{ abbrevboth 5 10 "1234 5678 9123" }}', 'he... hello ...5678...'],
  ['{{ initials "First Try" }} {{ nospace "a b\\tc" }} {{ swapcase "aBc Def" }}', 'FT abc AbC dEF'],
  ['{{ wrap 5 "one two three" }}|{{ wrapWith 3 "-" "abcdef g" }}', 'one\ntwo\nthree|abc-def-g'],
])('words: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
