import { documentOf, single } from './fixture';
import { keepDescriptions, missingDescriptions } from '../../tools/schemas/descriptions';

const text = { type: 'string' };
const fields = (properties: object, rest: object = {}): object => ({ properties, ...rest });

test('a field that came later is marked with the minor that brought it', () => {
  const document = documentOf({
    '1.0': [{ versions: { v1: { spec: fields({ a: text }) } } }],
    '1.1': [{ versions: { v1: { spec: fields({ a: text, b: text }, { required: ['a', 'b'] }) } } }],
  });

  expect(document.$defs.WidgetSpec.properties.b['x-in']).toEqual([{ since: '1.1' }]);
  expect(document.$defs.WidgetSpec.properties.a['x-in']).toBeUndefined();
});

test('minors are ordered as numbers: 1.9 comes before 1.10', () => {
  const document = documentOf({
    '1.10': [{ versions: { v1: { spec: fields({ a: text, b: text }) } } }],
    '1.9': [{ versions: { v1: { spec: fields({ a: text }) } } }],
  });

  expect(document['x-minors']).toEqual(['1.9', '1.10']);
  expect(document.$defs.WidgetSpec.properties.b['x-in']).toEqual([{ since: '1.10' }]);
});

test('a field that only an old apiVersion has keeps its facts and says where it is', () => {
  const document = documentOf({
    '1.0': [{
      versions: {
        v1: { spec: fields({ a: text }) }, v1beta1: { spec: fields({ a: text, old: { type: 'integer' } }), storage: false, deprecated: true },
      },
    }],
  });

  expect(document.$defs.WidgetSpec.properties.old).toEqual({
    'description': '', 'type': 'integer', 'x-in': [{ apiVersions: ['example.io/v1beta1'] }],
  });
});

test('facts that differ become a variant that names only the keywords that differ', () => {
  const document = documentOf({
    '1.0': [{ versions: { v1: { spec: fields({ a: { type: 'string', pattern: '^x' } }) } } }],
    '1.1': [{ versions: { v1: { spec: fields({ a: { type: 'string', enum: ['x', 'y'] } }) } } }],
  });

  expect(document.$defs.WidgetSpec.properties.a['x-variants']).toEqual([{ in: [{ removed: '1.1' }], enum: null, pattern: '^x' }]);
});

test('a required field that came later makes no variant of "required"', () => {
  const document = documentOf({
    '1.0': [{ versions: { v1: { spec: fields({ a: text }, { required: ['a'] }) } } }],
    '1.1': [{ versions: { v1: { spec: fields({ a: text, b: text }, { required: ['a', 'b'] }) } } }],
  });

  expect(document.$defs.WidgetSpec.required).toEqual(['a', 'b']);
  expect(document.$defs.WidgetSpec['x-variants']).toBeUndefined();
});

test('a kind records when each apiVersion is served, stored and deprecated', () => {
  const spec = fields({ a: text });
  const document = documentOf({
    '1.0': [{ versions: { v1beta1: { spec } } }],
    '1.1': [{ versions: { v1: { spec }, v1beta1: { spec, storage: false, deprecated: true } } }],
    '1.2': [{ versions: { v1: { spec } } }],
  });

  expect(document.$defs.Widget['x-kind']?.versions).toEqual([
    { apiVersion: 'example.io/v1', since: '1.1', storage: true },
    { apiVersion: 'example.io/v1beta1', since: '1.0', removed: '1.1', storage: true },
    { apiVersion: 'example.io/v1beta1', since: '1.1', removed: '1.2', deprecated: true },
  ]);
});

test('a structure is a reference wherever it stands, and a default belongs to the place', () => {
  const ref = { type: 'object', properties: { name: text } };
  const document = documentOf(single(fields({ ref: { ...ref, default: {} }, refs: { type: 'array', items: ref } })));

  expect(document.$defs.WidgetSpec.properties).toEqual({
    ref: { description: '', $ref: '#/$defs/Ref', default: {} },
    refs: { description: '', type: 'array', items: { $ref: '#/$defs/Ref' } },
  });
  expect(document.$defs.Ref).toEqual({ description: '', type: 'object', properties: { name: { description: '', type: 'string' } } });
});

test('neither the prose nor the status of upstream is taken over', () => {
  const written = JSON.stringify(documentOf(single(fields({ a: { ...text, description: 'prose of upstream' } }))));

  expect(written).not.toContain('prose of upstream');
  expect(written).not.toContain('ready');
});

test('fails on a structure without a name, and lists all of them', () => {
  const nested = { type: 'object', properties: { a: text } };

  expect(() => documentOf(single(fields({ one: nested, two: nested })))).toThrow(/WidgetSpec\.one[\s\S]*WidgetSpec\.two/);
});

test('fails when one name stands for two different structures', () => {
  const spec = fields({ ref: { type: 'object', properties: { name: text } }, refs: { type: 'array', items: { type: 'object', properties: { key: text } } } });

  expect(() => documentOf(single(spec))).toThrow(/"Ref" is the name of different structures/);
});

test('fails when a structure is named as a kind', () => {
  expect(() => documentOf(single(fields({ a: text })), { 'Widget.spec': 'Widget' })).toThrow(/"Widget" \(Widget\.spec\) must be/);
});

test('a second run keeps the descriptions and lists only the others as missing', () => {
  const fresh = documentOf(single(fields({ a: text, b: text })));
  const { WidgetSpec } = fresh.$defs;
  const described = { ...WidgetSpec, description: 'What is wanted.', properties: { ...WidgetSpec.properties, a: { description: 'The first.', type: 'string' } } };

  const kept = keepDescriptions(documentOf(single(fields({ a: { type: 'integer' }, b: text }))), { ...fresh, $defs: { ...fresh.$defs, WidgetSpec: described } });

  expect(kept.$defs.WidgetSpec.properties.a).toEqual({ description: 'The first.', type: 'integer' });
  expect(missingDescriptions(kept)).toEqual(['Widget', 'Widget.spec', 'WidgetSpec.b']);
});
