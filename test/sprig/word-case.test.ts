import { call } from './call';

test.each<[string, string, unknown?]>([
  ['{{ snakecase "FirstName" }} {{ snakecase "HTTPServer" }} {{ snakecase "http2xx" }} {{ snakecase "Bld4Floor3rd" }}', 'first_name http_server http_2xx bld4_floor_3rd'],
  ['{{ kebabcase "GO PATH" }} {{ kebabcase "NoHTTPS" }} {{ kebabcase "a.b" }}', 'go-path no-https a.b'],
  ['{{ camelcase "http_server" }} {{ camelcase "_complex__case_" }} {{ camelcase "GOLANG_IS_GREAT" }}', 'HttpServer _Complex_Case_ GolangIsGreat'],
  ['[{{ camelcase "" }}{{ snakecase "" }}]', '[]'],
])('cases of words: %s', (template, expected, ...[data]) => {
  expect(call(template, data)).toBe(expected);
});
