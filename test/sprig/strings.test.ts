import { call } from './call';

test.each<[string, string, unknown?]>([
  ['{{ upper "abc" }} {{ lower "ÄBC" }} {{ title "hello big world" }} {{ untitle "Hello World" }}', 'ABC äbc Hello Big World hello world'],
  ['{{ trim "  a b\\n" }}|{{ trimAll "$" "$5$" }}|{{ trimSuffix "-" "a-" }}|{{ trimPrefix "v" "v1" }}', 'a b|5|a|1'],
  ['{{ trunc 3 "hello" }} {{ trunc -3 "hello" }} {{ substr 1 3 "hello" }}', 'hel llo el'],
  ['{{ trunc 2 "é" }}{{ trunc 1 "é" }}', 'é�'],
  ['{{ print (trunc 1 "é") (substr 1 2 "é") }}', 'é'],
  ['{{ substr 5 9 "abc" }}', 'TPL102 error calling substr: runtime error: slice bounds out of range [5:3]'],
  ['{{ repeat 3 "ab" }}', 'ababab'],
  ['{{ repeat -1 "ab" }}', 'TPL102 error calling repeat: strings: negative Repeat count'],
  ['{{ replace "l" "$&" "hello" }} {{ replace "" "-" "ab" }}', 'he$&$&o -a-b-'],
  ['{{ quote "a\\"b" 1 nil }} {{ squote "a" 1 }} {{ cat "a" nil 1 }}', '"a\\"b" "1" \'a\' \'1\' a 1'],
  ['{{ indent 2 "a\\nb" }}{{ nindent 1 "c" }}', '  a\n  b\n c'],
  ['{{ plural "one" "many" 1 }} {{ plural "one" "many" 2 }}', 'one many'],
  ['{{ (split "/" "a/b")._1 }} {{ splitList "," "a,b" }} {{ splitn "," 2 "a,b,c" }}', 'b [a b] map[_0:a _1:b,c]'],
  ['{{ join "-" (list "a" 1 nil) }} {{ join "-" "x" }}', 'a-1 x'],
  ['{{ contains "b" "abc" }} {{ hasPrefix "a" "abc" }} {{ hasSuffix "a" "abc" }}', 'true true false'],
  ['{{ toString 1.5 }} {{ toStrings (list 1 nil "a") }}', '1.5 [1 a]'],
  ['{{ b64enc "hé" }} {{ b64dec "aMOp" }} {{ b64dec "x" }} {{ b32enc "hi" }} {{ b32dec "NBUQ====" }}', 'aMOp hé illegal base64 data at input byte 0 NBUQ==== hi'],
  ['{{ hello }}', 'Hello!'],
])('strings: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
