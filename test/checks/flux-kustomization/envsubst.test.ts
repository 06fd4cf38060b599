import { needsValue, readSubstitutions } from '../../../src/checks/flux-kustomization/envsubst';

/** Text, and the variables that have to be set. */
const READ: readonly (readonly [string, readonly string[]])[] = [
  ['plain $HOME $(pwd) {x}', []],
  ['${A}', ['A']],
  ['${A}-${B}', ['A', 'B']],
  ['$${A}', []],
  ['$$${A}', ['A']],
  ['$$$${A}', []],
  ['${A:=x}', []],
  ['${A:-x}', []],
  ['${A=x}', []],
  ['${A:-}', []],
  ['${A:+x}', []],
  ['${A:?x}', []],
  ['${A:=${B}}', ['B']],
  ['${A:=pre${B}-post}', ['B']],
  ['${A:="8080"}', []],
  ['${A:=a:b/c d}', []],
  ['${#A}', ['A']],
  ['${A^}', ['A']],
  ['${A^^}', ['A']],
  ['${A,}', ['A']],
  ['${A,,}', ['A']],
  ['${A:3}', ['A']],
  ['${A:3:2}', ['A']],
  ['${A:-3}', []],
  ['${A/x/y}', ['A']],
  ['${A//x/y}', ['A']],
  ['${A/#x/y}', ['A']],
  ['${A/%x/y}', ['A']],
  ['${A/x/}', ['A']],
  ['${A/\\//-}', ['A']],
  ['${A#*.}', ['A']],
  ['${A##*.}', ['A']],
  ['${A%.*}', ['A']],
  ['${A%%.*}', ['A']],
  ['${1}', ['1']],
  ['${größe}', ['größe']],
  ['\\${A}', ['A']],
];

test.each(READ)('%s needs %j', (text, names) => {
  const { uses, fault } = readSubstitutions(text);
  expect({ fault, names: uses.filter(needsValue).map(({ name }) => name) }).toEqual({ fault: undefined, names });
});

test.each([
  '${}', '${A', '${A-b}', '${a.b}', '${env:}', '${ A }', '${A:}', '${A/x}', '${A:=', '${#}', '${#A^}', '${!A}', '${@}', '${A:=${', '${-a}',
])('%s cannot be read', (text) => {
  expect(readSubstitutions(`before ${text}`).fault).toContain('${');
});

test('what stands before an expression that cannot be read is still known', () => {
  expect(readSubstitutions('${A} ${a.b}')).toMatchObject({ uses: [{ name: 'A' }], fault: '${a.b}' });
});

test('a whole text is told from a part of one', () => {
  expect(readSubstitutions('${A}').uses[0]).toMatchObject({ isAll: true, text: '${A}' });
  expect(readSubstitutions('${A} ').uses[0]).toMatchObject({ isAll: false });
});

test('a long fault is cut at its line', () => {
  expect(readSubstitutions(`\${${'a'.repeat(100)}.b\nmore}`).fault).toHaveLength(41);
});

test('deep nesting is a fault and no crash', () => {
  expect(readSubstitutions('${A:='.repeat(10_000)).fault).toBeDefined();
});
