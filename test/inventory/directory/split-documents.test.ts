import { splitDocuments } from '../../../src/inventory/directory/split-documents';

test.each([
  ['a: 1\n---\nb: 2\n', [['a: 1\n', 0], ['---\nb: 2\n', 1]]],
  ['---\na: 1\n--- # two\nb: 2', [['---\na: 1\n', 0], ['--- # two\nb: 2', 2]]],
  ['a: |\n  ---\n  x\n', [['a: |\n  ---\n  x\n', 0]]],
  ['----\n', [['----\n', 0]]],
  ['%YAML 1.1\n---\na: 1\n---\nb: 2\n', [['%YAML 1.1\n---\na: 1\n', 0], ['---\nb: 2\n', 3]]],
  ['a: 1\r\n---\r\nb: 2\r\n', [['a: 1\r\n', 0], ['---\r\nb: 2\r\n', 1]]],
  ['', []],
])('%j is cut where documents end', (text, expected) => {
  expect(splitDocuments(text).map((piece) => [piece.text, piece.linesBefore])).toEqual(expected);
});
