import * as fc from 'fast-check';
import { compareEmitters } from '../../conformance/emit';
import { countLibraryDocuments, renderByLibrary, renderYaml } from '../../src/text';

function bothWays(value: unknown): void {
  expect(renderYaml(value)).toBe(renderByLibrary(value));
}

function leftToLibrary(value: unknown): number {
  const before = countLibraryDocuments();
  bothWays(value);
  return countLibraryDocuments() - before;
}

test.each([
  ['words that YAML 1.1 reads as booleans', { y: 'yes', no: 'n', a: ['on', 'OFF'] }],
  ['numbers in disguise', { a: ['1_0', '0775', '1e3', 'e1', 'E12', '12:30', '.inf', '2001-12-14', '1.', '-.5'] }],
  ['document markers at the top', { '---a': '---', '...': 1, '%a': { '---b': 2 } }],
  ['keys that look like integers, which come first', { b: 1, 10: 2, 2: 3 }],
  ['the merge key as a key and as a value', { '<<': '<<' }],
  ['blocks with white space at both ends', { a: ['\n a\n\n', ' a\nb', 'a\n ', 'a\n', '\n', 'a\n\n \n'] }],
  ['a line separator before a marker', { 'a\u2028---b': 'a\u2028---b' }],
  ['empty lists and maps', { a: {}, b: [], c: [[], {}, [{}]] }],
  ['big integers and minus zero', { a: 123456789012345678901234567890n, b: -0, c: 1e21 }],
  ['keys that objects are born with', JSON.parse('{"constructor": 1, "__proto__": {"toString": null}}')],
])('writes %s as the library does', (_, value) => {
  expect(leftToLibrary(value)).toBe(0);
});

test.each([
  ['an object that occurs twice', (() => { const one = { a: 1 }; return { x: one, y: one }; })()],
  ['an infinite number', { a: Infinity }],
  ['a class instance', { a: new Date(0) }],
  ['a key too long for one line', { ['k'.repeat(2000)]: 1 }],
  ['a scalar alone', 'a'],
])('leaves %s to the library', (_, value) => {
  expect(leftToLibrary(value)).toBe(1);
});

test('puts a comment behind a scalar without the library', () => {
  const before = countLibraryDocuments();
  expect(renderYaml({ a: [{ b: 'x' }] }, [{ path: ['a', 0, 'b'], text: 'why' }])).toBe('a:\n  - b: x # why\n');
  expect(countLibraryDocuments()).toBe(before);
});

test('a block scalar with a comment is left to the library', () => {
  const comments = [{ path: ['a'], text: 'why' }];
  expect(renderYaml({ a: 'x\ny' }, comments)).toBe(renderByLibrary({ a: 'x\ny' }, comments));
});

test('writes any JSON as the library does', () => {
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (value) => bothWays(value)), { numRuns: 500 });
});

test('writes two thousand documents full of traps as the library does', () => {
  expect(compareEmitters(2000, 7).differences).toEqual([]);
});
