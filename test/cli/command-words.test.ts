import { tryCommandWords } from '../../src/cli/command-words';

test.each<[string, readonly string[] | undefined]>([
  ['vim', ['vim']],
  ['  code   --wait ', ['code', '--wait']],
  ['"/opt/my editor/edit" -n', ['/opt/my editor/edit', '-n']],
  ["age -d 'my key.age'", ['age', '-d', 'my key.age']],
  ['a\\ b "c\\"d" \'e\\f\' g"h i"j', ['a b', 'c"d', 'e\\f', 'gh ij']],
  ['x ""', ['x', '']],
  ['', []],
  ['vi "', undefined],
  ["it's", undefined],
  ['vi \\', undefined],
])('%s', (text, words) => {
  expect(tryCommandWords(text)).toEqual(words);
});
