import { documentOf, single } from './fixture';
import { listChanges } from '../../tools/schemas/changes';
import { renderJson } from '../../tools/schemas/document';

const text = { type: 'string' };
const old = documentOf(single({ properties: { a: text, b: text } }));

test('a document does not differ from itself, even when descriptions were written', () => {
  expect(listChanges(old, JSON.parse(JSON.stringify(old).replaceAll('"description":""', '"description":"Ours."')))).toEqual([]);
});

test('fields that came, went and changed are one line each', () => {
  const fresh = documentOf(single({ properties: { a: { type: 'integer' }, c: text } }));

  expect(listChanges(old, fresh)).toEqual([
    'changed WidgetSpec.a: {"type":"string"} -> {"type":"integer"}', 'removed WidgetSpec.b', 'added WidgetSpec.c',
  ]);
});

test('without an old document everything is new', () => {
  expect(listChanges(undefined, old)).toEqual(['minors: none -> 1.0', 'added Widget', 'added WidgetSpec']);
});

test('what is written is the same JSON, with no line longer than a screen', () => {
  const value = { list: Array.from({ length: 60 }, (_, index) => `value-${index}`), rows: [{ a: 1 }, { b: [] }], none: {} };

  expect(JSON.parse(renderJson(value))).toEqual(value);
  expect(renderJson(value).split('\n').every((line) => line.length <= 140)).toBe(true);
});
