import { tryCelFault } from '../../src/schema';

test.each([
  'status.conditions.filter(e, e.type == "Ready").all(e, e.status == "True" && e.observedGeneration == metadata.generation)',
  'has(status.x) ? 1 : 2',
  'status.?x.orValue(1) == 1',
  '{"a": status}["a"].b',
  'type(status) == string',
  'cel.bind(x, 1, x + 1) == 2',
  '[1, 2].all(i, v, i < v)',
  'unknownFunction(status)',
  'google.protobuf.Timestamp{seconds: 1} == status',
])('%s is fine', (expression) => {
  expect(tryCelFault(expression, ['status', 'metadata'])).toBeUndefined();
});

test.each([
  ['status.x =', 'is no CEL: unexpected character: = at column 10'],
  ['status.a.all(e, f == e)', 'uses "f", which is not declared there'],
  ['e == 1 || [1].all(e, true)', 'uses "e", which is not declared there'],
  ['state.x', 'uses "state", which is not declared there'],
  ['', 'is no CEL: unexpected token: EOF'],
])('%s: %s', (expression, fault) => {
  expect(tryCelFault(expression, ['status'])).toBe(fault);
});

test('an expression that is nested too deeply is told, not a crash', () => {
  expect(tryCelFault('('.repeat(100_000), [])).toContain('maxDepth');
});
