import { isOfCatalogue, withoutExamples } from '../../../tools/pack/check-examples';

test('a check loses what only its documentation needs', () => {
  const check = 'exports.one = {\n  code: "ARG200",\n  bad: `a: ${b}`,\n  good: "",\n  fix: "do it",\n  check(subject) { return subject.source; },\n};\n';
  expect(withoutExamples(check)).toBe('exports.one = {\n  code: "ARG200",\n  fix: "do it",\n  check(subject) { return subject.source; },\n};\n');
});

test('other objects keep everything', () => {
  const other = 'exports.other = { bad: 1, good: 2 };\n';
  expect(withoutExamples(other)).toBe(other);
});

test('checks and the lists of them are of the catalogue', () => {
  expect(['checks/core/kub102-no-name', 'checks/core/index', 'checks/core/names', 'checks/engine/index', 'checks/index'].filter(isOfCatalogue))
    .toEqual(['checks/core/kub102-no-name', 'checks/core/index']);
});
