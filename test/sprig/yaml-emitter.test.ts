import { call } from './call';

test.each<[string, unknown, string]>([
  ['words that YAML 1.1 reads as something else are quoted', { a: 'yes', b: 'null', c: '~', d: '1e3', e: '0x1f', f: '12:30', g: '2020-01-01', h: 'n' }, 'a: "yes"\nb: "null"\nc: "~"\nd: "1e3"\ne: "0x1f"\nf: "12:30"\ng: "2020-01-01"\nh: "n"'],
  ['what looks like YAML is quoted', { a: 'x: y', b: '# c', c: '- d', d: '*e', e: '{f', f: ' g', g: 'it\'s', h: '\'i' }, 'a: \'x: y\'\nb: \'# c\'\nc: \'- d\'\nd: \'*e\'\ne: \'{f\'\nf: \' g\'\ng: it\'s\nh: \'\'\'i\''],
  ['texts of several lines are literal', { a: 'x\ny', b: 'x\n\n', c: '\nx', d: ' x\ny' }, 'a: |-\n  x\n  y\nb: |+\n  x\n\nc: |2-\n\n  x\nd: |2-\n   x\n  y'],
  ['control characters are escaped', { a: 'x\ty', b: '\u0001', c: '😀' }, 'a: "x\\ty"\nb: "\\x01"\nc: "\\U0001F600"'],
  ['long texts are folded', { a: 'word '.repeat(20).trim() }, `a: ${'word '.repeat(15)}word\n  word word word word`],
  ['keys are sorted by their numbers', { 'a10': 1, 'a9': 2, 'B': 3, '-': 4 }, '\'-\': 4\nB: 3\na9: 2\na10: 1'],
  ['lists are not indented in maps', { a: [[1, [2]], { b: 1, c: [] }, {}] }, 'a:\n- - 1\n  - - 2\n- b: 1\n  c: []\n- {}'],
  ['long keys are asked for', { ['k'.repeat(130)]: 1 }, `? ${'k'.repeat(130)}\n: 1`],
  ['floats are Go\'s', { a: 1e21, b: 0.0000012, c: 1.5, d: 1e19 }, 'a: 1e+21\nb: 1.2e-06\nc: 1.5\nd: 10000000000000000000'],
])('%s', (_case, data, expected) => {
  expect(call('{{ toYaml . }}', data)).toBe(expected);
});
