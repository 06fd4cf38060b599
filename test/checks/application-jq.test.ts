import { tryJqFault } from '../../src/checks/application/jq';

const FINE = [
  '.spec.template.spec.containers[].image', '.spec.containers[] | select(.name == "x") | .env', '.metadata.annotations["a.b/c"]', '.metadata.annotations."a.b/c"',
  '.webhooks[]?.clientConfig.caBundle', '.a as $x | .b == $x', 'if .a then .b elif .c then .d else .e end', 'if .a then .b end', 'reduce .[] as $i (0; . + $i)',
  'foreach .[] as [$a, $b] (0; . + $a; [., $b])', '"a\\(.b | "x\\(.c)")c"', '.a[1:2], .b[:2], .c[-1], .d[1:]', 'try .a catch .b', '[.a, .b] | {a: 1, "b": 2, (.c): 3, $__loc__}',
  'def f($x; g): $x | g; f(1; .a)', 'label $f | .a | break $f', '.. | .foo?', '.a //= 1 | .b |= . + 1', '.a and .b or (.c | not)', '@base64 "x\\(.a)"', '-1 + .a-1',
  '.a as {b: $c} ?// [$c] | $c', '.["a"].[0]."b"?', '.a # why', 'to_entries[] | select(.key | startswith("x") | not).value', '.if.then.end', '{if: 1}',
];

const WRONG: readonly (readonly [string, string])[] = [
  ['.spec.a[', 'too early'], ['.a.b.', 'not expected'], ['select(.a', 'too early'], ['.a b', '"b" is not expected'], ['', 'too early'],
  ["select(.a == 'x')", 'not expected'], ['$.spec.a', 'not expected'], ['/spec/replicas', 'not expected'], ['.a "', 'not expected'],
  ['.metadata.labels.foo-bar', 'no function "bar"'], ['spec.replicas', 'no function "spec"'], ['.a == $y', 'no variable "$y"'], ['if .a then .b', 'too early'],
  ['"\\x"', 'not expected'], ['"\\(.a"', 'not expected'], ['{a b}', 'not expected'], ['.a as 1 | .b', 'not expected'], ['.a | then', 'not expected'],
];

test.each(FINE)('jq takes %j', (expression) => {
  expect(tryJqFault(expression)).toBeUndefined();
});

test.each(WRONG)('jq refuses %j', (expression, why) => {
  expect(tryJqFault(expression)).toContain(why);
});

test('an expression of any depth or length ends in bounded time', () => {
  expect(tryJqFault('('.repeat(10_000))).toBeUndefined();
  expect(tryJqFault('['.repeat(90))).toContain('too early');
  expect(tryJqFault('.a'.repeat(100_000))).toBeUndefined();
  expect(tryJqFault('"\\('.repeat(3_000))).toContain('not expected');
});
