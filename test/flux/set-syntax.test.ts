import { parameterValues, parsePath, parseSetValue, tryOnPath } from '../../src/flux/set-syntax';

/** What `helm template --set key=…` makes of a value: helm pkg/strvals, typedVal and valList. */
test.each([
  ['text', 'text', 'text'],
  ['nothing', '', ''],
  ['true in any case', 'TRUE', true],
  ['false', 'false', false],
  ['null', 'null', null],
  ['zero', '0', 0],
  ['an integer', '8080', 8080],
  ['a signed integer', '+5', 5],
  ['a negative integer', '-12', -12],
  ['a sign before a leading zero', '-07', -7],
  ['a leading zero, as in an account number', '0123', '0123'],
  ['a fraction, which strvals leaves alone', '1.10', '1.10'],
  ['an exponent', '1e3', '1e3'],
  ['an integer beyond 2^53 with all its digits', '9007199254740993', 9007199254740993n],
  ['the least integer of 64 bits', '-9223372036854775808', -9223372036854775808n],
  ['an integer beyond 64 bits', '9223372036854775808', '9223372036854775808'],
  ['words that are booleans in YAML only', 'yes', 'yes'],
  ['a comma', 'a,b', 'a,b'],
  ['an escaped comma', 'a\\,b', 'a,b'],
  ['a backslash before any character', 'C:\\\\dir\\n', 'C:\\dirn'],
  ['a backslash at the end', 'a\\', 'a'],
  ['a list', '{a,2,true}', ['a', 2, true]],
  ['blanks in a list', '{a, b}', ['a', ' b']],
  ['a list with a comma in an item', '{a\\,b,c}', ['a,b', 'c']],
  ['a list of nothing, which strvals takes for one empty text', '{}', ['']],
  ['a list with empty items', '{,a,}', ['', 'a', '']],
  ['a brace that closes nothing', 'a}', 'a}'],
  ['several lines', '{a\nb,c}', ['a\nb', 'c']],
])('%s', (_, text, expected) => {
  expect(parseSetValue(text)).toEqual(expected);
});

test.each([
  ['1.10', '1.10'],
  ['true', 'true'],
  ['0', '0'],
  ['a\\,b', 'a,b'],
  ['{1,true}', ['1', 'true']],
])('as a string, %j is %j', (text, expected) => {
  expect(parseSetValue(text, true)).toEqual(expected);
});

test.each([
  ['image.tag', ['image', 'tag']],
  ['hosts[0].name', ['hosts', 0, 'name']],
  ['matrix[1][12]', ['matrix', 1, 12]],
  ['annotations.example\\.com/a', ['annotations', 'example.com/a']],
])('the path %s has the parts %j', (name, parts) => {
  expect(parsePath(name)).toEqual(parts);
});

test.each([
  ['a map on the way stays', 'image.tag', { image: { pullPolicy: 'Always' } }, { image: { pullPolicy: 'Always', tag: 'v1' } }],
  ['what is no map on the way is replaced', 'image.tag', { image: 'nginx' }, { image: { tag: 'v1' } }],
  ['a list keeps its other items', 'hosts[1]', { hosts: ['a', 'b', 'c'] }, { hosts: ['a', 'v1', 'c'] }],
  ['an index beyond the list leaves null in the gap', 'hosts[2]', { hosts: ['a'] }, { hosts: ['a', null, 'v1'] }],
  ['a map in a list keeps its other keys', 'hosts[0].tag', { hosts: [{ name: 'a' }] }, { hosts: [{ name: 'a', tag: 'v1' }] }],
  ['a key of JavaScript is a key like any other', '__proto__.tag', {}, { ['__proto__']: { tag: 'v1' } }],
])('%s', (_, name, below, expected) => {
  const before = JSON.stringify(below);

  const values = parameterValues({ name, value: 'v1', forceString: false }, below);

  expect(JSON.stringify(values)).toBe(JSON.stringify(expected));
  expect(JSON.stringify(below)).toBe(before);
});

test.each([
  ['a value', ['a', 'b'], 1],
  ['null', ['off'], null],
  ['nothing', ['a', 'c'], undefined],
  ['what hides it: text where a map would have to be', ['text', 'below'], 'x'],
  ['what hides it: the whole list', ['list', 3], ['y']],
  ['no key of the prototype', ['constructor'], undefined],
])('on a path stands %s', (_, path, expected) => {
  expect(tryOnPath({ a: { b: 1 }, off: null, text: 'x', list: ['y'] }, path)).toEqual(expected);
});
