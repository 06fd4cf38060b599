import { parseYaml, tryParseInteger, tryYamlNumber } from '../../src/text';

/** What sigs.k8s.io/yaml 1.6.0 (goyaml.v2) and goyaml.v3 make of each; both agree. */
test.each<[string, unknown]>([
  ['0o17', 15], ['-0o17', -15], ['0O17', 15], ['017', 15], ['0777_1', 4089], ['0o_7', 7], ['0b11', 3], ['-0B1', -1], ['0x1F', 31], ['-0X1f', -31], ['0x_1', 1],
  ['1_000', 1000], ['1_', 1], ['0_', 0], ['+12', 12], ['08', 8], ['-08', -8], ['0_8', 8], ['.5', 0.5], ['+.5', 0.5], ['5.', 5], ['1.e3', 1000], ['1_0.5', 10.5], ['1_e3', 1000],
  ['9223372036854775808', 9223372036854775808n], ['0xFFFFFFFFFFFFFFFF', 18446744073709551615n], ['.inf', Infinity], ['-.INF', -Infinity],
  ['0o18', '0o18'], ['0b12', '0b12'], ['0x', '0x'], ['0x_', '0x_'], ['0xFFFFFFFFFFFFFFFFF', '0xFFFFFFFFFFFFFFFFF'], ['5e12345', '5e12345'], ['1e', '1e'], ['e5', 'e5'],
  ['.', '.'], ['._5', '._5'], ['.5_0', '.5_0'], ['_1', '_1'], ['+', '+'], ['1:30', '1:30'], ['12:30:45', '12:30:45'], ['2001-12-14', '2001-12-14'], ['1.2.3', '1.2.3'],
])('%s is read as Kubernetes reads it', (text, value) => {
  expect(parseYaml(`a: ${text}\n`)).toMatchObject({ faults: [], documents: [{ value: { a: value } }] });
});

test('a decimal integer keeps every digit, where goyaml loses some', () => {
  expect(tryYamlNumber('123456789012345678901234567890')).toBe(123456789012345678901234567890n);
});

test('a tag says nothing against a number', () => {
  expect(parseYaml('a: !!int 0o17\nb: !!float 3\nc: !!str 017\n').documents[0].value).toEqual({ a: 15, b: 3, c: '017' });
});

test('a number of a million digits is no integer of 64 bits and takes no time', () => {
  expect(tryParseInteger('9'.repeat(1_000_000))).toBeUndefined();
});
