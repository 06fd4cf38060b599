import { call } from './call';

test.each<[string, string, unknown?]>([
  ['{{ regexMatch "^h.*o$" "hello" }} {{ regexMatch "[" "x" }} {{ regexMatch "(?i)HE" "hello" }}', 'true false true'],
  ['{{ regexFind "l+" "hello" }} {{ regexFindAll "l" "hello" -1 }} {{ regexFindAll "l*" "hello" -1 }}', 'll [l l] [  ll ]'],
  ['{{ regexReplaceAll "a(x*)b" "-ab-axxb-" "${1}W" }} {{ regexReplaceAllLiteral "a(x*)b" "-ab-axxb-" "${1}" }}', '-W-xxW- -${1}-${1}-'],
  ['{{ regexReplaceAll "(?P<first>h)" "hello" "${first}$$" }}', 'h$ello'],
  ['{{ regexSplit "z+" "pizza" -1 }} {{ regexQuoteMeta "1.2.3" }}', '[pi a] 1\\.2\\.3'],
  ['{{ mustRegexFind "(?=a)" "a" }}', 'TPL102 error calling mustRegexFind: error parsing regexp: invalid or unsupported Perl syntax: `(?=`'],
  ['{{ regexFind "[a" "a" }}', 'TPL102 error calling regexFind: regexp: Compile(`[a`): error parsing regexp: missing closing ]: `[a`'],
])('regular expressions: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
