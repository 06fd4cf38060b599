import { parseYamlTree, YamlTreeNode } from '../../src/text';

/** A tree as nested arrays: `#` marks a comment, `#>` one behind a value. */
function outline(node: YamlTreeNode): unknown {
  switch (node.kind) {
    case 'scalar':
      return node.text;
    case 'mapping':
      return node.items.map((item) => (item.kind === 'comment' ? `#${item.inline ? '>' : ''}${item.text}` : [outline(item.key), outline(item.value)]));
    case 'sequence':
      return node.items.map((item) => (item.kind === 'comment' ? `#${item.inline ? '>' : ''}${item.text}` : outline(item)));
  }
}

function read(text: string): unknown[] {
  const { documents, faults } = parseYamlTree(text);
  expect(faults).toEqual([]);
  return documents.map(outline);
}

test('comments stand before what they belong to, also those behind a value', () => {
  expect(read('# top\n\na: 1 # one\n# b\nb: 2\n')).toEqual([['# top', '#> one', ['a', '1'], '# b', ['b', '2']]]);
});

test('a comment below a nested mapping belongs to the level of its indentation', () => {
  expect(read('a:\n  b: 1\n  # in\n# out\nc: 2\n')).toEqual([[['a', [['b', '1'], '# in']], '# out', ['c', '2']]]);
});

test('comments of lists are items of the list', () => {
  expect(read('a:\n  # x\n  - 1 # y\n  # z\n  - b: 1\n')).toEqual([[['a', ['# x', '#> y', '1', '# z', [['b', '1']]]]]]);
});

test('a block scalar is no comment, whatever it starts with', () => {
  expect(read('a: | # c\n  # text\nb: 1\n')).toEqual([['#> c', ['a', '# text\n'], ['b', '1']]]);
});

test('a comment behind the value that follows a block belongs to that value', () => {
  expect(read('a: |\n  text\nb: 1 # b\n')).toEqual([[['a', 'text\n'], '#> b', ['b', '1']]]);
});

test('a comment behind the key of a collection stands before the key, one behind a dash inside of the item', () => {
  expect(read('a: # a\n  b: 1\nc:\n  -\n    # d\n    d: 1\ne: {} # e\n')).toEqual([['# a', ['a', [['b', '1']]], ['c', [['# d', ['d', '1']]]], '# e', ['e', []]]]);
});

test('aliases are replaced by what they stand for', () => {
  expect(read('a: &x [1]\nb: *x\n')).toEqual([[['a', ['1']], ['b', ['1']]]]);
});

test('documents keep their own comments', () => {
  expect(read('a: 1\n# one\n---\n# two\nb: 2\n')).toEqual([[['a', '1'], '# one'], ['# two', ['b', '2']]]);
});

test('quoting and tags are kept', () => {
  const [root] = parseYamlTree('a: "1"\nb: !!str 2\nc: 3\n').documents;
  const values = root.kind === 'mapping' ? root.items.map((item) => (item.kind === 'pair' ? item.value : undefined)) : [];
  expect(values).toMatchObject([{ plain: false }, { plain: true, tag: 'tag:yaml.org,2002:str' }, { plain: true }]);
});

test.each([
  ['an alias without an anchor', 'a: *x\n', 'without an anchor'],
  ['an alias inside its own anchor', 'a: &x [*x]\n', 'without an anchor'],
  ['an alias bomb', Array.from({ length: 12 }, (_, i) => `a${i}: &a${i} [${Array(9).fill(i === 0 ? 'x' : `*a${i - 1}`).join(',')}]\n`).join(''), 'aliases are expanded'],
  ['deep block nesting', Array.from({ length: 400 }, (_, i) => `${' '.repeat(i)}a:\n`).join(''), 'nested deeper'],
  ['very deep nesting', '- '.repeat(5000), 'nested deeper'],
  ['nesting that ends the stack of the composer', `${'['.repeat(20_000)}${']'.repeat(20_000)}`, 'nested deeper'],
  ['aliases that take quadratic time', `- &a x\n${'- *a\n'.repeat(60_000)}`, '60000 aliases'],
])('fails for %s', (_, text, message) => {
  expect(parseYamlTree(text).faults).toEqual([expect.objectContaining({ message: expect.stringContaining(message) })]);
});
