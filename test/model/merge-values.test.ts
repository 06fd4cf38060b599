import * as fc from 'fast-check';
import { hasValue, isMap, isOneLayer, mergeValues, needsText, withoutValue } from '../../src/model';

test('maps are merged, everything else is replaced', () => {
  const lower = { image: { repository: 'web', tag: 'v1' }, hosts: ['a', 'b'], replicas: 1 };
  const upper = { image: { tag: 'v2' }, hosts: ['c'], extra: {} };

  expect(mergeValues(lower, upper)).toEqual({ image: { repository: 'web', tag: 'v2' }, hosts: ['c'], replicas: 1, extra: {} });
});

test.each([
  [{ a: { b: 1 } }, { a: null }, { a: null }],
  [{ a: null }, { a: { b: 1 } }, { a: { b: 1 } }],
  [{ a: { b: 1 } }, { a: 'text' }, { a: 'text' }],
  [{ a: [1] }, { a: { b: 1 } }, { a: { b: 1 } }],
])('%j below %j gives %j: null stays, so that the chart sees it', (lower, upper, merged) => {
  expect(mergeValues(lower, upper)).toEqual(merged);
});

test('a key that every object inherits is a key like any other', () => {
  const merged = mergeValues({ toString: { a: 1 } }, { constructor: { b: 1 }, ...JSON.parse('{"__proto__": {"c": 1}}') });

  expect(Object.entries(merged)).toEqual([['toString', { a: 1 }], ['constructor', { b: 1 }], ['__proto__', { c: 1 }]]);
  expect(({} as Record<string, unknown>).c).toBeUndefined();
});

const values = fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.letrec((tie) => ({
  value: fc.oneof({ depthSize: 'small' }, fc.integer(), fc.constant(null), fc.array(fc.integer()), fc.dictionary(fc.constantFrom('a', 'b'), tie('value'))),
})).value);

test('empty values change nothing, and the same values twice are the same values', () => {
  fc.assert(fc.property(values, (some) => {
    expect(mergeValues({}, some)).toEqual(mergeValues(some, {}));
    expect(mergeValues(some, some)).toEqual(mergeValues({}, some));
  }));
});

test('what is merged is not changed', () => {
  fc.assert(fc.property(values, values, (lower, upper) => {
    const before = JSON.stringify([lower, upper]);
    mergeValues(lower, upper);
    expect(JSON.stringify([lower, upper])).toBe(before);
  }));
});

test.each([
  ['replicaCount', true], ['image.tag', true], ['image', true], ['image.none', false], ['image.tag.deeper', false],
  ['off', true], ['constructor', false], ['image.constructor', false], ['', false],
])('"%s" is set: %s', (path, set) => {
  expect(hasValue({ replicaCount: 1, image: { tag: 'v1' }, off: null }, path)).toBe(set);
});

test.each([
  ['replicaCount', { image: { tag: 'v1' }, web: { hpa: { min: 1 } } }],
  ['image.tag', { replicaCount: 1, web: { hpa: { min: 1 } } }],
  ['web.hpa.min', { replicaCount: 1, image: { tag: 'v1' } }],
  ['web.hpa.max', { replicaCount: 1, image: { tag: 'v1' }, web: { hpa: { min: 1 } } }],
  ['replicaCount.deeper', { replicaCount: 1, image: { tag: 'v1' }, web: { hpa: { min: 1 } } }],
  ['constructor', { replicaCount: 1, image: { tag: 'v1' }, web: { hpa: { min: 1 } } }],
])('without "%s", and without maps that become empty by it', (path, left) => {
  expect(withoutValue({ replicaCount: 1, image: { tag: 'v1' }, web: { hpa: { min: 1 } } }, path)).toEqual(left);
});

test('a map that the user left empty stays', () => {
  expect(withoutValue({ affinity: {}, a: 1 }, 'affinity.node')).toEqual({ affinity: {}, a: 1 });
});

test.each([
  [{ a: 1, b: ['x', { c: 1.5 }] }, false],
  [{ a: null }, true],
  [{ a: [{ b: null }] }, true],
  [{ a: 2n ** 60n }, true],
  [{}, false],
])('%p can only be written as text: %s', (some, text) => {
  expect(needsText(some)).toBe(text);
});

test('a map is a plain object', () => {
  expect([{}, Object.create(null), [], null, new Map(), new Date(), 'x'].map(isMap)).toEqual([true, true, false, false, false, false, false]);
});

test('two layers are one where laying them over a third one by one is the same', () => {
  expect(isOneLayer({ a: null }, { a: { b: 1 } })).toBe(false);
  fc.assert(fc.property(values, values, values, (lowest, lower, upper) => {
    const oneByOne = mergeValues(mergeValues(lowest, lower), upper);
    if (isOneLayer(lower, upper)) {
      expect(mergeValues(lowest, mergeValues(lower, upper))).toEqual(oneByOne);
    }
  }), { numRuns: 500 });
});
