import { byteLength, byteSlice, compareText, fromBytes, runes, toBytes, toValidText } from '../../src/gotemplate';

test('a text is counted and cut in bytes', () => {
  expect([byteLength('hé'), byteSlice('hé', 1, 3), byteLength(byteSlice('hé', 0, 2))]).toEqual([3, 'é', 2]);
});

test.each([[[0xff]], [[0xc3]], [[0xe2, 0x98]], [[0x61, 0x80, 0x62]], [[0xed, 0xa0, 0x80]], [[0xc3, 0xa9]], [[0xf0, 0x9f, 0x98, 0x80]]])('the bytes %p survive as a text', (bytes) => {
  expect([...toBytes(fromBytes(Buffer.from(bytes)))]).toEqual(bytes);
});

test('bytes that form a character again are one in the output', () => {
  expect(toValidText(byteSlice('é', 0, 1) + byteSlice('é', 1))).toBe('é');
});

test('each byte that is no character becomes one mark in the output', () => {
  expect(toValidText(byteSlice('☃', 0, 2))).toBe('\ufffd\ufffd');
});

test('texts are ordered by code points, not by UTF-16 units', () => {
  expect([compareText('\uffff', '😀') < 0, compareText('a', 'b') < 0, compareText('é', 'é')]).toEqual([true, true, 0]);
});

test('characters beyond the basic plane are one', () => {
  expect(runes('a😀')).toEqual(['a', '😀']);
});
