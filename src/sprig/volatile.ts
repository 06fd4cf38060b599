/**
 * The functions of sprig whose result is another one on every run: the clock, random numbers, new keys.
 * A preview of them would be wrong, and an Application made with them never in sync; so they fail, and say why.
 */
import { goFunc, GoFunc, VolatileError } from '../gotemplate';

const SIGNATURES: Readonly<Record<string, string>> = {
  now: 'func() time.Time',
  ago: 'func(any) string',
  randAlphaNum: 'func(int) string',
  randAlpha: 'func(int) string',
  randAscii: 'func(int) string',
  randNumeric: 'func(int) string',
  randInt: 'func(int, int) int',
  randBytes: 'func(int) string',
  shuffle: 'func(string) string',
  uuidv4: 'func() string',
  bcrypt: 'func(string) string',
  htpasswd: 'func(string, string) string',
  encryptAES: 'func(string, string) string',
  genPrivateKey: 'func(string) string',
  genCA: 'func(string, int) sprig.certificate',
  genCAWithKey: 'func(string, int, string) sprig.certificate',
  genSelfSignedCert: 'func(string, []any, []any, int) sprig.certificate',
  genSelfSignedCertWithKey: 'func(string, []any, []any, int, string) sprig.certificate',
  genSignedCert: 'func(string, []any, []any, int, sprig.certificate) sprig.certificate',
  genSignedCertWithKey: 'func(string, []any, []any, int, sprig.certificate, string) sprig.certificate',
};

export function refuseVolatile(): never {
  throw new VolatileError('differs on every run');
}

export const VOLATILE: Readonly<Record<string, GoFunc>> = Object.fromEntries(
  Object.entries(SIGNATURES).map(([name, signature]) => [name, goFunc(signature, refuseVolatile)]),
);

/** Their names, for whoever searches templates for them; `date` without a time is one, too, but only then. */
export const VOLATILE_NAMES: readonly string[] = Object.keys(SIGNATURES);
