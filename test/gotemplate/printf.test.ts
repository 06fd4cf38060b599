import { fromData, GoComplex, int, sprint, sprintf, sprintln } from '../../src/gotemplate';

test.each<[string, readonly unknown[], string]>([
  ['%v %d %s', [1.5, int(2), 'x'], '1.5 2 x'],
  ['%d', [1], '%!d(float64=1)'],
  ['%s %d', ['a'], 'a %!d(MISSING)'],
  ['%s', ['a', int(1)], 'a%!(EXTRA int=1)'],
  ['%q %+q %#q', ['é"', 'é', 'a`b'], '"é\\"" "\\u00e9" "a`b"'],
  ['%x %X % x %#x', ['hi', 'hi', 'hi', 'hi'], '6869 6869 68 69 0x6869'],
  ['%5d|%-5d|%05d|%+d|% d', [int(42), int(42), int(-42), int(42), int(42)], '   42|42   |-0042|+42| 42'],
  ['%b %o %O %x %X %#x %c %U %#U', [5, 8, 8, 255, 255, 255, 97, 9731, 9731].map((n) => int(n)), '101 10 0o10 ff FF 0xff a U+2603 U+2603 \'☃\''],
  ['%f %.2f %8.3f|%-8.1f| %e %g %G', [1.5, 2.345, 3.14159, 2.5, 123456, 1e21, 1e-7], '1.500000 2.35    3.142|2.5     | 1.234560e+05 1e+21 1E-07'],
  ['%.0f %.0f %.0f', [0.5, 1.5, 2.5], '0 2 2'],
  ['%t %v %5t', [true, false, true], 'true false  true'],
  ['%T %T %T', [1, null, 'x'], 'float64 <nil> string'],
  ['%v %#v %+v', [[1, 'a', null], [1, 'a', null], { a: 1 }], '[1 a <nil>] []interface {}{1, "a", interface {}(nil)} map[a:1]'],
  ['%[2]s %[1]s %[3]*.[2]*[1]f', ['a', 'b'], 'b a %!(BADWIDTH)%!(BADPREC)%!f(BADINDEX)'],
  ['%*d|%-*d|%.*f', [int(4), int(1), int(3), int(2), int(1), 2.55], '   1|2  |2.5'],
  ['%!', [], '%!!(MISSING)'],
  ['%z %', [int(1)], '%!z(int=1) %!(NOVERB)'],
  ['%6.2f%%', [3.14159], '  3.14%'],
])('formats %s', (format, values, expected) => {
  expect(sprintf(format, values.map(fromData))).toBe(expected);
});

test('Sprint sets a space between two that are no texts', () => {
  expect(sprint(['a', 1, 2, 'b', 'c', true, null])).toBe('a1 2b ctrue <nil>'.replace('b c', 'bc'));
});

test('Sprintln sets a space between all', () => {
  expect(sprintln(['a', 1, 'b'])).toBe('a 1 b\n');
});

test('complex numbers are printed with both parts', () => {
  expect(sprintf('%v %.1f', [new GoComplex(1, -2), new GoComplex(0, 1)])).toBe('(1-2i) (0.0+1.0i)');
});
