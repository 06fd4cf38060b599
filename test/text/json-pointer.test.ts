import * as fc from 'fast-check';
import { formatPath, toPointer, tryParsePointer } from '../../src/text';

test.each([
  [[], ''],
  [['spec', 'replicas'], '/spec/replicas'],
  [['metadata', 'annotations', 'a.b/c~d'], '/metadata/annotations/a.b~1c~0d'],
  [['spec', 0, ''], '/spec/0/'],
])('the path %j is the pointer %j', (path, pointer) => {
  expect(toPointer(path)).toBe(pointer);
});

test.each(['spec', '/a~2', '/a~', 'a/b'])('%j is no pointer', (pointer) => {
  expect(tryParsePointer(pointer)).toBeUndefined();
});

test('every list of keys comes back from its pointer', () => {
  fc.assert(fc.property(fc.array(fc.string()), (keys) => {
    expect(tryParsePointer(toPointer(keys))).toEqual(keys);
  }));
});

test.each([
  [['spec', 'sources', 0, 'helm'], 'spec.sources[0].helm'],
  [['a.b', 'c'], '["a.b"].c'],
  [['x', ''], 'x[""]'],
  [[], ''],
])('people read the path %j as %s', (path, text) => {
  expect(formatPath(path)).toBe(text);
});
