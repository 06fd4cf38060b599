import { tryParseGoDuration } from '../../src/text';

test.each([
  ['5s', 5], ['1h30m', 5400], ['1.5h', 5400], ['.5s', 0.5], ['100ms', 0.1], ['-2m', -120], ['+2m', 120], ['0', 0], ['1m0.5s', 60.5],
])('%s has %d seconds', (text, seconds) => {
  expect(tryParseGoDuration(text)).toBeCloseTo(seconds, 9);
});

test.each(['', '5', '5 m', '1d', 's', '5m!', '-', '1h-5m'])('Go refuses "%s"', (text) => {
  expect(tryParseGoDuration(text)).toBeUndefined();
});
