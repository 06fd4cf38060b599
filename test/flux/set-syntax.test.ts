import { parameterValues, parsePath, parseSetValue, valueAt } from '../../src/flux/set-syntax';

/** Rows of Helm's documentation of `--set` and of its strvals package. */
test.each([
  ['value', 'value'],
  ['', ''],
  ['one two three', 'one two three'],
  ['true', true], ['False', false], ['TRUE', true], ['null', null], ['Null', null],
  ['0', 0], ['1234567890', 1234567890], ['-5', -5], ['+5', 5], ['-0', 0], ['-05', -5],
  ['00009', '00009'], ['0755', '0755'], ['1.10', '1.10'], ['1e3', '1e3'], ['0x1F', '0x1F'], ['1_000', '1_000'], ['~', '~'], ['on', 'on'],
  ['9007199254740993', 9007199254740993n],
  ['9223372036854775807', 9223372036854775807n],
  ['9223372036854775808', '9223372036854775808'],
  ['-9223372036854775808', -9223372036854775808n],
  ['{a,b}', ['a', 'b']],
  ['{1021,902}', [1021, 902]],
  ['{a, b}', ['a', ' b']],
  ['{a\\,b,c}', ['a,b', 'c']],
  ['{}', ['']],
  ['[]', '[]'],
  ['one,two', 'one,two'],
  ['one\\,two', 'one,two'],
  ['C:\\dir', 'C:dir'],
  ['C:\\\\dir', 'C:\\dir'],
  ['a=b', 'a=b'],
])('--set a=%s gives %p', (text, value) => {
  expect(parseSetValue(text)).toEqual(value);
});

test.each([
  ['1234567890', '1234567890'], ['true', 'true'], ['null', 'null'], ['0', '0'], ['1.10', '1.10'], ['{1,b}', ['1', 'b']], ['a\\,b', 'a,b'],
])('--set-string a=%s gives %p', (text, value) => {
  expect(parseSetValue(text, true)).toEqual(value);
});

test.each([
  ['replicaCount', ['replicaCount']],
  ['image.tag', ['image', 'tag']],
  ['hosts[0].paths[1]', ['hosts', 0, 'paths', 1]],
  ['nested[1][2]', ['nested', 1, 2]],
  ['nodeSelector.kubernetes\\.io/role', ['nodeSelector', 'kubernetes.io/role']],
  ['a\\[0\\]', ['a[0]']],
])('the name %s is the path %j', (name, path) => {
  expect(parsePath(name)).toEqual(path);
});

const set = (below: Record<string, unknown>, ...sets: [string, string][]) =>
  sets.reduce<Readonly<Record<string, unknown>>>((values, [name, value]) => parameterValues({ name, value, forceString: false }, values), below);

test.each([
  [{}, [['outer.inner', 'value']], { outer: { inner: 'value' } }],
  [{ outer: { a: 1, b: 2 } }, [['outer.a', '3']], { outer: { a: 3, b: 2 } }],
  [{}, [['list[0].foo', 'bar'], ['list[0].hello', 'world']], { list: [{ foo: 'bar', hello: 'world' }] }],
  [{}, [['list[0]', 'foo'], ['list[3]', 'bar']], { list: ['foo', null, null, 'bar'] }],
  [{}, [['nested[1][1]', '1']], { nested: [null, [null, 1]] }],
  [{ list: ['a', 'b'] }, [['list[1]', 'c']], { list: ['a', 'c'] }],
  [{ a: 'text' }, [['a.b', '1']], { a: { b: 1 } }],
  [{}, [['constructor.__proto__', 'x']], { constructor: JSON.parse('{"__proto__": "x"}') }],
] as [Record<string, unknown>, [string, string][], unknown][])('on %j, %j gives %j', (below, sets, values) => {
  expect(set(below, ...sets)).toEqual(values);
});

test('values that a parameter is laid over are not changed', () => {
  const below = { list: [{ a: 1 }] };
  set(below, ['list[0].a', '2']);

  expect(below).toEqual({ list: [{ a: 1 }] });
});

test.each([[['a', 0, 'b'], 1], [['a', 1], undefined], [['constructor'], undefined], [['a', 'length'], undefined], [[], { a: [{ b: 1 }] }]])('at %j stands %j', (path, value) => {
  expect(valueAt({ a: [{ b: 1 }] }, path)).toEqual(value);
});
