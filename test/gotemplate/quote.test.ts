import { canBackquote, fromBytes, quote, tryUnquote, tryUnquoteCharacter } from '../../src/gotemplate';

test.each([
  ['a"b\\', '"a\\"b\\\\"'], ['\n\t\x01\x7f', '"\\n\\t\\x01\\x7f"'], ['é☃😀', '"é☃😀"'], ['\u200b', '"\\u200b"'], [fromBytes(Buffer.from([0xff])), '"\\xff"'], ['\ufffd', '"\ufffd"'],
])('%p is quoted as %s', (text, expected) => {
  expect(quote(text)).toBe(expected);
});

test('in ASCII, wide characters are escaped', () => {
  expect(quote('é😀', { ascii: true })).toBe('"\\u00e9\\U0001f600"');
});

test.each([
  ['"a\\tb"', 'a\tb'], ['"\\u00e9\\U0001F600"', 'é😀'], ['"\\xc3\\xa9"', 'é'], ['"\\101"', 'A'], ['`a\\n`', 'a\\n'],
  ['"\\q"', undefined], ['"\\400"', undefined], ['"\\ud800"', undefined], ['"\\x4"', undefined], ['"\\\'"', undefined],
])('%s is unquoted', (text, expected) => {
  expect(tryUnquote(text)).toBe(expected);
});

test('a character constant has a code', () => {
  expect([tryUnquoteCharacter('\'é\''), tryUnquoteCharacter('\'\\n\''), tryUnquoteCharacter('\'\'')?.code]).toEqual([{ code: 233, tail: '\'' }, { code: 10, tail: '\'' }, undefined]);
});

test('what has a backquote or a control character cannot stand in backquotes', () => {
  expect(['a\tb', 'a`b', 'a\nb'].map(canBackquote)).toEqual([true, false, false]);
});
