import { compact } from '../../src/model';

test('what says nothing is left out: undefined, empty maps, empty lists', () => {
  expect(compact({ a: undefined, b: {}, c: [], d: 0, e: '', f: false, g: null, h: { i: {} } })).toEqual({ d: 0, e: '', f: false, g: null, h: { i: {} } });
});

test('an object that is more than its fields is not empty', () => {
  class Marker {}

  expect(Object.keys(compact({ marker: new Marker() }))).toEqual(['marker']);
});
