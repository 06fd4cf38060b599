import { call } from './call';
import { VOLATILE_NAMES } from '../../src/sprig';

test.each([
  'now', 'now | date "2006"', 'ago 0', 'date "2006" "x"', 'date "2006" .n', 'htmlDate nil', 'durationRound (toDate "2006" "2024")', 'randAlphaNum 5', 'randInt 1 2', 'uuidv4', 'shuffle "abc"', 'bcrypt "x"',
  'htpasswd "u" "p"', 'encryptAES "k" "x"', 'genPrivateKey "rsa"', 'genCA "x" 1', 'genSelfSignedCert "x" nil nil 1', 'printf "%p" .l', 'printf "%p" .m',
])('{{ %s }} is refused, because it differs on every run', (text) => {
  const name = text.split(' ')[0] === 'now' ? 'now' : text.split(' ')[0];
  expect(call(`{{ ${text} }}`, { n: 1, l: [], m: {} })).toBe(`TPL104 the result of "${name}" differs on every run`);
});

test('a function that is not reached does no harm', () => {
  expect(call('{{ if false }}{{ now }}{{ end }}ok')).toBe('ok');
});

test('arguments are checked first, as Go does', () => {
  expect(call('{{ randAlpha "x" }}')).toBe('TPL102 expected integer; found "x"');
});

test('the names are those of functions that exist', () => {
  expect(VOLATILE_NAMES.map((name) => call(`{{ if false }}{{ ${name} }}{{ end }}`))).toEqual(VOLATILE_NAMES.map(() => ''));
});
