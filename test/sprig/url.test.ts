import { call } from './call';

test.each<[string, string, unknown?]>([
  ['{{ urlParse "https://u:p@h:80/a%20b?q=1#f" | toJson }}', '{"fragment":"f","host":"h:80","hostname":"h","opaque":"","path":"/a b","query":"q=1","scheme":"https","userinfo":"u:p"}'],
  ['{{ urlJoin (dict "scheme" "https" "host" "h" "path" "a b" "query" "q=1" "fragment" "f" "userinfo" "u:p") }}', 'https://u:p@h/a%20b?q=1#f'],
  ['{{ (urlParse "mailto:a@b").opaque }} {{ (urlParse "http://[::1]:80/").hostname }}', 'a@b ::1'],
  ['{{ urlParse "http://a:b/" }}', 'TPL102 error calling urlParse: unable to parse url: parse "http://a:b/": invalid port ":b" after host'],
  ['{{ urlParse "http://h/%zz" }}', 'TPL102 error calling urlParse: unable to parse url: parse "http://h/%zz": invalid URL escape "%zz"'],
  ['{{ urlJoin (dict "host" 1) }}', 'TPL102 error calling urlJoin: unable to parse host key, must be of type string, but int found'],
])('URLs: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
