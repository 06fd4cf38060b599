import { CrdKind } from '../../conformance/mutants/crd-kinds';
import { MUTATIONS } from '../../conformance/mutants/mutations';
import { randomObject } from '../../conformance/mutants/random-object';
import { replaced, sitesOf } from '../../conformance/mutants/sites';
import { seededRandom } from '../../conformance/random-document';

const KIND: CrdKind = {
  apiVersion: 'example.com/v1',
  kind: 'Example',
  siblings: ['example.com/v1', 'example.com/v1beta1'],
  schema: {
    type: 'object',
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      metadata: { type: 'object' },
      spec: {
        'type': 'object',
        'required': ['mode', 'interval', 'items'],
        'properties': {
          mode: { type: 'string', enum: ['On', 'Off'] },
          interval: { type: 'string', pattern: '^[0-9]+m$', maxLength: 5 },
          items: { type: 'array', minItems: 1, items: { type: 'object', required: ['name'], properties: { name: { type: 'string' } } } },
          values: { 'type': 'object', 'x-kubernetes-preserve-unknown-fields': true },
        },
        'x-kubernetes-validations': [{ rule: 'has(self.values) || self.mode == "On"' }],
      },
    },
  },
};

test('a random object has what is required, and values that its schema allows', () => {
  const object = randomObject(KIND, seededRandom(1), 0) as { spec: { mode: string; interval: string; items: unknown[] } };

  expect(['On', 'Off']).toContain(object.spec.mode);
  expect(object.spec.interval).toMatch(/^[0-9]+m$/);
  expect(object.spec.items.length).toBeGreaterThan(0);
});

test.each(Object.keys(MUTATIONS))('%s changes an object, the same way for the same seed, and leaves the object itself alone', (name) => {
  const object = randomObject(KIND, seededRandom(1), 1);
  const before = JSON.stringify(object);
  const texts = (seed: number): readonly string[] => {
    const random = seededRandom(seed);
    return Array.from({ length: 20 }, () => JSON.stringify(MUTATIONS[name](object, KIND, random)));
  };

  expect(texts(3)).toEqual(texts(3));
  expect(texts(3).some((text) => text !== before)).toBe(true);
  expect(JSON.stringify(object)).toBe(before);
});

test('sites are the places that a schema describes', () => {
  const object = { spec: { mode: 'On', unknown: { a: 1 }, values: { b: 2 }, items: [{ name: 'x' }] } };

  expect(sitesOf(object, KIND.schema).map(({ path }) => path.join('.'))).toEqual(['', 'spec', 'spec.mode', 'spec.values', 'spec.items', 'spec.items.0', 'spec.items.0.name']);
});

test('a place is replaced, added or taken away', () => {
  const object = { a: [{ b: 1 }, 2] };

  expect(replaced(object, ['a', 0, 'b'], 3)).toEqual({ a: [{ b: 3 }, 2] });
  expect(replaced(object, ['a', 0, 'c'], 3)).toEqual({ a: [{ b: 1, c: 3 }, 2] });
  expect(replaced(object, ['a', 1], undefined)).toEqual({ a: [{ b: 1 }] });
  expect(replaced(object, ['a'], undefined)).toEqual({});
});
