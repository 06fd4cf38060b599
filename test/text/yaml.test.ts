import * as fc from 'fast-check';
import { EditableYaml, joinYaml, parseYaml, parseYamlTree, parseYamlValue, renderYaml } from '../../src/text';

/** Everything that a values file can hold; a key `<<` would be a merge, in our bytes as in those of cdk8s. */
const anything = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string(), fc.string({ unit: 'grapheme' }), fc.constantFrom('on', 'no', 'null', '~', '0755', '1_000', '12:30', '2020-01-01', '0x1F', '1e3', '.inf', '<<', '=', ''),
    fc.integer(), fc.bigInt({ min: 2n ** 53n, max: 2n ** 80n }), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.string().filter((key) => key !== '<<'), fc.constantFrom('constructor', '__proto__', 'toString', 'on', '0755', '12', '~')), tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** One spelling for integers that stand as number or bigint, and for zero; a number is the digits that it is written with. */
const comparable = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_, item: unknown) => {
  const isBig = typeof item === 'bigint' || (Number.isInteger(item) && !Number.isSafeInteger(item));
  return isBig ? `integer ${typeof item === 'number' && Math.abs(item) < 1e21 ? String(item) : BigInt(item as number)}` : item;
}));

test('what is written is read back the same', () => {
  fc.assert(fc.property(anything, (value) => {
    expect(comparable(parseYamlValue(renderYaml(value)))).toEqual(comparable(value));
  }), { numRuns: 500 });
});

test('the same, where a comment has to stand behind a value', () => {
  fc.assert(fc.property(fc.string(), anything, (pinned, value) => {
    const text = renderYaml({ pinned, value }, [{ path: ['pinned'], text: '{"$imagepolicy": "ns:policy:tag"}' }]);
    expect(text).toContain(' # {"$imagepolicy": "ns:policy:tag"}');
    expect(comparable(parseYamlValue(text))).toEqual(comparable({ pinned, value }));
  }));
});

test.each([
  ['null', null],
  ['12345678901234567890', 12345678901234567890n],
  ['9007199254740993', 9007199254740993n],
  ['42', 42],
  ['on', true],
  ['"on"', 'on'],
  ['0755', 493],
  ['y', true],
  ['"0755"', '0755'],
  ['12:30:45', '12:30:45'],
  ['2020-01-01', '2020-01-01'],
  ['1e3', 1000],
  ['|\n  a\n  b\n', 'a\nb\n'],
  ['{constructor: 1, toString: 2}', { constructor: 1, toString: 2 }],
  ['base: &b {x: 1}\nother: {<<: *b, z: 2}\n', { base: { x: 1 }, other: { x: 1, z: 2 } }],
])('%j is read as Helm reads it', (text, value) => {
  expect(parseYamlValue(text)).toEqual(value);
});

test('a key named __proto__ is a key like any other', () => {
  const value = parseYamlValue('__proto__: {a: 1}\n') as object;

  expect(Object.keys(value)).toEqual(['__proto__']);
  expect(renderYaml(value)).toBe('__proto__:\n  a: 1\n');
});

test('words that YAML 1.1 would take for something else are quoted', () => {
  expect(renderYaml({ a: 'on', b: '0755', c: '12:30:45', d: 'null', e: '1.10', f: '' })).toBe(
    'a: "on"\nb: "0755"\nc: "12:30:45"\nd: "null"\ne: "1.10"\nf: ""\n');
});

test('long and multi-line strings are not folded', () => {
  const script = `#!/bin/sh\nset -e\necho "${'x'.repeat(200)}"\n`;

  expect(renderYaml({ script })).toBe(`script: |\n${script.trimEnd().split('\n').map((line) => `  ${line}`).join('\n')}\n`);
});

test('documents are joined as cdk8s joins them', () => {
  expect(joinYaml([renderYaml({ a: 1 }), renderYaml({ b: 2 })])).toBe('a: 1\n---\nb: 2\n');
});

test('a fault has a line and a column', () => {
  expect(parseYaml('a: 1\nb: [\n').faults[0]).toMatchObject({ line: 3, column: 1 });
  expect(parseYaml('a: 1\na: 2\n').faults[0]).toMatchObject({ line: 2, column: 1 });
  expect(parseYaml('a: 1\nb:\n  - *hunter2\n').faults).toEqual([{ line: 3, column: 5, message: expect.not.stringContaining('hunter2') }]);
  expect(parseYamlTree('a: 1\nb:\n  - *hunter2\n').faults).toEqual([{ line: 3, column: 5, message: expect.not.stringContaining('hunter2') }]);
});

test.each([
  ['a: &app shop\nb:\n  *app:\n    c: 1\n', { a: 'shop', b: { shop: { c: 1 } } }],
  ['a: &app shop\nb: [1]\nc:\n  - *app: 2\n', { a: 'shop', b: [1], c: [{ shop: 2 }] }],
])('an alias with a colon behind it is a key, as for goyaml', (text, value) => {
  const { documents, faults } = parseYaml(text);

  expect(faults).toEqual([]);
  expect(documents[0].value).toEqual(value);
  expect(documents[0].position(['b']).line).toBe(2);
});

test('an alias bomb is a fault, and no endless loop', () => {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x, x]'];
  for (let level = 1; level < 10; level++) {
    lines.push(`a${level}: &a${level} [${Array(10).fill(`*a${level - 1}`).join(', ')}]`);
  }

  expect(parseYaml(lines.join('\n')).faults).toHaveLength(1);
});

test('a position is that of the value, of the key where the value is a block, or of the nearest around it', () => {
  const [document] = parseYaml('a:\n  b:\n    - c: 1\n').documents;

  expect(document.position(['a', 'b', 0, 'c'])).toEqual({ line: 3, column: 10 });
  expect(document.position(['a', 'missing'])).toEqual({ line: 1, column: 1 });
  expect(document.position(['a', 'b'])).toEqual({ line: 2, column: 3 });
});

describe('hostile text is refused with a fault', () => {
  const laughs = ['a: &a [x,x,x,x,x,x,x,x,x,x]', ...'bcdefgh'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefg'[index]},`.repeat(10)}]`)].join('\n');
  test.each([
    ['billion laughs', laughs, 'more than 1000000 values once aliases are expanded'],
    ['an alias inside its own anchor', 'a: &a [b, *a]', 'alias "*a" stands inside what it stands for'],
    ['deep nesting', `${'['.repeat(400)}${']'.repeat(400)}`, 'nested deeper than 300 levels'],
    ['nesting that would end the stack', `${'['.repeat(100_000)}`, 'nested deeper than 300 levels'],
    ['compact nesting', '- '.repeat(100_000), 'nested deeper than 300 levels'],
    ['aliases without end', `a: &a x\nb: [${'*a,'.repeat(20_000)}]`, '20000 aliases among 20006 values'],
    ['errors without end', ']'.repeat(100_000), expect.stringMatching(/flow-seq-end/)],
  ])('%s', (_, text, message) => {
    const { documents, faults } = parseYaml(text);
    expect(faults[0].message).toEqual(message);
    expect(documents.every(({ value }) => value === null)).toBe(true);
  });

  test('many keys take linear time', () => {
    const text = Array.from({ length: 60_000 }, (_, index) => `k${index}: 1`).join('\n');
    const start = process.cpuUsage().user;
    expect(parseYaml(text).faults).toEqual([]);
    expect((process.cpuUsage().user - start) / 1e6).toBeLessThan(8);
  });
});

test('equal keys are a fault with its line, and the last one counts', () => {
  const { documents, faults } = parseYaml('a: 1\nb: {c: 1}\na: 2\n');
  expect(faults).toEqual([{ line: 3, column: 1, message: 'the key "a" stands here twice', isDuplicateKey: true }]);
  expect(documents[0].value).toEqual({ a: 2, b: { c: 1 } });
  expect(parseYaml('a: 1\na: 2', { lastKeyWins: true }).faults).toEqual([]);
});

test('several documents are read one by one', () => {
  expect(parseYaml('a: 1\n---\nb: 2\n').documents.map(({ value }) => value)).toEqual([{ a: 1 }, { b: 2 }]);
  expect(parseYamlValue('')).toBeNull();
});

test('a file that people own keeps its comments when one value is set', () => {
  const file = new EditableYaml('# who\nimage:\n  tag: 1.10 # {"$imagepolicy": "x"}\n  name: web\n');

  expect(file.tryScalar(['image', 'tag'])).toBe('1.10');
  expect(file.tryComment(['image', 'tag'])).toBe('{"$imagepolicy": "x"}');
  file.set(['image', 'tag'], '1.11', '{"$imagepolicy": "x"}');
  expect(file.toString()).toBe('# who\nimage:\n  tag: "1.11" # {"$imagepolicy": "x"}\n  name: web\n');
});

test('a file that does not say anything yet can be filled', () => {
  const file = new EditableYaml('');
  file.set(['a'], 'b');

  expect(file.has(['a'])).toBe(true);
  expect(file.isMapAt([])).toBe(true);
  expect(file.isListAt(['a'])).toBe(false);
  expect(file.toString()).toBe('a: b\n');
});

test('a dot is a path and not a number, and so is what only looks like an exponent', () => {
  expect(parseYamlValue('[., e5, -e1, .e3, 1e5, .5, 1., -.5]')).toEqual(['.', 'e5', '-e1', '.e3', 100000, 0.5, 1, -0.5]);
});
