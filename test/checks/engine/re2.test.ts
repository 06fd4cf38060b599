import { re2Fault, tryGroups } from '../../../src/checks/engine';

test.each(['^*$', '(?P<ts>[0-9]+)', '\\Qa.b\\E', '[[:alpha:]]+', '(?i)main', '', '\\pL'])('RE2 takes %j', (pattern) => {
  expect(re2Fault(pattern)).toBeUndefined();
});

test.each(['(?=x)', '(?!x)', '(a', '*', 'x**', 'a{1001}', '\\Z', '(a)\\1'])('RE2 does not take %j', (pattern) => {
  expect(re2Fault(pattern)).toMatch(/^error parsing regexp: /);
  expect(tryGroups(pattern)).toBeUndefined();
});

test('groups have numbers and names', () => {
  expect(tryGroups('(a)(?P<b>b)(?:c)')).toEqual({ count: 2, names: ['b'] });
});
