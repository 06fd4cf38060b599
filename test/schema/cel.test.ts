import { holds } from '../../src/schema/cel';
import { celTree } from '../../tools/generate/cel-tree';

/** Rule, `self`, and whether it holds: an error is a no. */
const cases: readonly [string, unknown, boolean][] = [
  ['has(self.a)', { a: 1 }, true],
  ['has(self.a)', { a: null }, false],
  ['has(self.constructor)', {}, false],
  ['has(self.constructor)', { constructor: 'x' }, true],
  ['has(self.a.b)', {}, false],
  ['!has(self.a)', {}, true],
  ['self.a == "x"', { a: 'x' }, true],
  ['self.a != "x"', {}, false],
  ['self.a == "x" || true', {}, true],
  ['true || self.a == "x"', {}, true],
  ['self.a == "x" || false', {}, false],
  ['!(self.a == "x" && false)', {}, true],
  ['!(false && self.a == "x")', {}, true],
  ['!(self.a == "x" && true)', {}, false],
  ['size(self.a) == 1', { a: '😀' }, true],
  ['size(self.a) > 1', { a: [1, 2] }, true],
  ['size(self.a) == 1', { a: { x: 1 } }, true],
  ['size(self.a) == 0', {}, false],
  ['self.a.matches("^[a-c]+$")', { a: 'abc' }, true],
  ['self.a.matches("(?i)B")', { a: 'abc' }, true],
  ['self.a.matches("b")', { a: 1 }, false],
  ['self.a.all(x, x.b == "c")', { a: [] }, true],
  ['self.a.all(x, x.b == "c")', { a: [{ b: 'c' }, { b: 'd' }] }, false],
  ['!self.a.all(x, x.b == "c")', { a: [{}, { b: 'd' }] }, true],
  ['!self.a.all(x, x.b == "c")', { a: [{}, { b: 'c' }] }, false],
  ['self.a.all(x, true)', {}, false],
];

test.each(cases)('%s with %j: %p', (rule, self, expected) => {
  expect(holds(celTree(rule), self)).toBe(expected);
});

test.each(['self.a.startsWith("x")', 'timestamp(self.a)', 'self.a in ["x"]', 'self.a == oldSelf.a', 'has(self.a) && x', 'self.a.all(x, y, true)'])('a rule that could not be evaluated breaks the build: %s', (rule) => {
  expect(() => celTree(rule)).toThrow();
});

test('a pattern that would take for ever in JavaScript takes no time', () => {
  const self = { a: `${'a'.repeat(50_000)}!` };

  expect(holds(celTree('self.a.matches("^(a+)+$")'), self)).toBe(false);
});
