import { call } from './call';

test.each<[string, string, unknown?]>([
  ['{{ base "/a/b.c" }} {{ dir "/a/b" }} {{ clean "/a/../b//c/." }} {{ ext "a.tar.gz" }} {{ isAbs "/a" }}', 'b.c /a /b/c .gz true'],
  ['{{ base "" }} {{ base "/" }} {{ dir "a" }} {{ clean "" }} {{ clean "../../a" }} {{ osBase "a/b/" }}', '. / . . ../../a b'],
])('paths: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
