import { jsonOf } from '../../src/text';

test.each([
  [{ a: [1, 'b', null] }, '{"a":[1,"b",null]}'], [12345678901234567890n, '"12345678901234567890"'], [{ a: [9007199254740993n] }, '{"a":["9007199254740993"]}'], [undefined, ''],
])('%p as JSON is %s', (value, text) => {
  expect(jsonOf(value)).toBe(text);
});
