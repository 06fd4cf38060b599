import { floatToInt, tryParseFloat, tryParseInt, tryParseUint } from '../../src/gotemplate';

test.each<[string, bigint | undefined]>([
  ['42', 42n], ['-42', -42n], ['+7', 7n], ['0x1F', 31n], ['0b101', 5n], ['0o17', 15n], ['017', 15n], ['08', undefined], ['1_000', 1000n], ['1__0', undefined], ['_1', undefined],
  ['9223372036854775807', 9223372036854775807n], ['9223372036854775808', undefined], ['-9223372036854775808', -(2n ** 63n)], ['', undefined], ['-', undefined], ['1.0', undefined],
])('the integer "%s" is %p', (text, expected) => {
  expect(tryParseInt(text)).toBe(expected);
});

test('an unsigned integer has no sign', () => {
  expect([tryParseUint('18446744073709551615'), tryParseUint('-1'), tryParseUint('18446744073709551616')]).toEqual([2n ** 64n - 1n, undefined, undefined]);
});

test.each<[string, number | undefined]>([
  ['1.5', 1.5], ['-.5', -0.5], ['1.', 1], ['1e3', 1000], ['1_0.5', 10.5], ['0x1p4', 16], ['0x1.8p1', 3], ['-0x1p-2', -0.25], ['inf', Infinity], ['-Infinity', -Infinity], ['nan', NaN],
  ['1e400', undefined], ['x', undefined], ['', undefined], ['0x1', undefined], ['0xp1', undefined], ['1e', undefined],
])('the float "%s" is %p', (text, expected) => {
  expect(tryParseFloat(text)).toBe(expected);
});

test('a float out of range becomes the smallest integer', () => {
  expect([floatToInt(3.9), floatToInt(-3.9), floatToInt(1e19), floatToInt(NaN)]).toEqual([3n, -3n, -(2n ** 63n), -(2n ** 63n)]);
});
