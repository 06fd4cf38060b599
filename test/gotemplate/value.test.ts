import { fromData, GoMap, GoSlice, goType, int, stringMap, toData, typeName } from '../../src/gotemplate';

test('data becomes Go values and back', () => {
  const data = { a: [1, 'x', null, true], b: { c: 1.5 } };
  expect(toData(fromData(data))).toEqual(data);
});

test('numbers are float64, however large', () => {
  expect([fromData(1), fromData(2n ** 60n)].map(typeName)).toEqual(['float64', 'float64']);
});

test('Go values inside data stay what they are', () => {
  const labels = stringMap([['a', 'b']]);
  expect((fromData({ labels }) as GoMap).entries.get('labels')).toBe(labels);
});

test('what JSON does not know becomes what is nearest', () => {
  expect(toData(new GoSlice([int(3), undefined], goType('[]any')))).toEqual([3, null]);
});

test('types have the names of Go', () => {
  expect(['any', '[]any', 'map[string]any', '[][]string'].map((name) => goType(name).name)).toEqual([
    'interface {}', '[]interface {}', 'map[string]interface {}', '[][]string',
  ]);
});

test('equal types are one', () => {
  expect(goType('map[string]any')).toBe(goType('map[string]interface {}'));
});

test('a key named "__proto__" is a key', () => {
  const map = fromData(JSON.parse('{"__proto__": {"a": 1}}')) as GoMap;
  expect([...map.entries.keys()]).toEqual(['__proto__']);
});
