import { formatChoices, isConfigKey, isDnsLabel, isDnsSubdomain, isLabelKey, isLabelValue, isOneAndMany, isReleaseName, tryMisspelled, tryNearest } from '../../src/text';

const long = (length: number) => 'a'.repeat(length);

test.each([
  ['shop', true], ['shop-eu1', true], ['0a', true], [long(63), true],
  ['', false], ['Shop', false], ['-shop', false], ['shop-', false], ['shop.eu', false], ['shop_eu', false], ['shöp', false], ['shop\n', false], [long(64), false],
])('%j as a DNS label: %s', (name, valid) => {
  expect(isDnsLabel(name)).toBe(valid);
});

test.each([
  ['shop.eu', true], [long(253), true],
  ['', false], ['shop..eu', false], ['.shop', false], ['shop.', false], ['shop.-eu', false], ['a/b', false], [long(254), false],
])('%j as the name of an object: %s', (name, valid) => {
  expect(isDnsSubdomain(name)).toBe(valid);
});

test.each([
  ['shop', true], ['shop.eu', true], [long(53), true], [long(54), false], ['shop_eu', false],
])('%j as the name of a Helm release: %s', (name, valid) => {
  expect(isReleaseName(name)).toBe(valid);
});

test.each([
  ['', true], ['Prod', true], ['a_b.c-d', true], [long(63), true], ['-a', false], ['a b', false], ['a/b', false], [long(64), false],
])('%j as the value of a label: %s', (value, valid) => {
  expect(isLabelValue(value)).toBe(valid);
});

test.each([
  ['app', true], ['app.kubernetes.io/name', true], ['Team', true],
  ['', false], ['/app', false], ['app/', false], ['a/b/c', false], ['Bad_Prefix/a', false], [`x/${long(64)}`, false],
])('%j as the key of a label: %s', (key, valid) => {
  expect(isLabelKey(key)).toBe(valid);
});

test.each([
  ['values.yaml', true], ['.hidden', true], ['A_b-c', true], ['', false], ['.', false], ['..', false], ['a/b', false], ['a b', false],
])('%j as a key of a ConfigMap: %s', (key, valid) => {
  expect(isConfigKey(key)).toBe(valid);
});

test.each([
  ['stagin', ['dev', 'staging'], 'staging'],
  ['PROD', ['dev', 'Prod'], 'Prod'],
  ['prd-eu', ['prod-eu', 'prod-us'], 'prod-eu'],
  ['qa', ['dev', 'staging'], undefined],
  ['dev', [], undefined],
])('%j is nearest to one of %j: %j', (word, known, nearest) => {
  expect(tryNearest(word, known)).toBe(nearest);
});

test.each([
  ['Namespace', 'namespace'], ['namspace', 'namespace'], ['namesspace', 'namespace'], ['mamespace', 'namespace'], ['vlaues', 'values'],
  ['releaseNmae', 'releaseName'], ['serverSideAply', 'serverSideApply'], ['srevreSideApply', 'serverSideApply'], ['nmspac', undefined], ['nampsaec', undefined],
  ['naemsapce', 'namespace'], ['source', undefined], ['apiVersion', undefined], ['', undefined],
])('%j is a misspelling of %j', (word, meant) => {
  expect(tryMisspelled(word, ['namespace', 'values', 'releaseName', 'serverSideApply', 'force', 'version'])).toBe(meant);
});

test('of two words, the one with fewer slips is meant', () => {
  expect(tryMisspelled('exclusionLists', ['inclusionList', 'exclusionList'])).toBe('exclusionList');
});

test.each([['name', 'names', true], ['names', 'name', true], ['name', 'name', false], ['server', 'semver', false]])('%j and %j are one and many: %s', (one, other, is) => {
  expect(isOneAndMany(one, other)).toBe(is);
});

test.each([
  [[], 'none'],
  [['a'], '"a"'],
  [['a', 'b'], '"a" or "b"'],
  [['a', 'b', 'c'], '"a", "b" or "c"'],
])('the choices %j are written %s', (choices, text) => {
  expect(formatChoices(choices)).toBe(text);
});

test('a long list of choices is cut, and says how many there are', () => {
  expect(formatChoices(['a', 'b', 'c', 'd'], 2)).toBe('"a", "b" … (4 in all)');
});
