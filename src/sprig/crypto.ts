/** Hashes and ciphers of sprig that give the same result each time (crypto.go). */
import { createDecipheriv, createHash, createHmac, createPrivateKey, scryptSync, X509Certificate } from 'node:crypto';
import { fromBytes, GoError, goFunc, GoFunc, GoObject, goType, GoValue, runtimeError, toBytes } from '../gotemplate';
import { decodeBase64 } from './base-encoding';

function hash(algorithm: string): GoFunc {
  return goFunc('func(string) string', (text: string) => createHash(algorithm).update(toBytes(text)).digest('hex'));
}

function adler32(text: string): string {
  let a = 1;
  let b = 0;
  for (const byte of toBytes(text)) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return String(b * 65536 + a);
}

/** AES-256-CBC; the password is the key, cut or filled with zeros; the first block is the IV. */
function decryptAes(password: string, crypt: string): string {
  if (crypt === '') {
    return '';
  }
  const bytes = decodeBase64(crypt);
  if (bytes.length < 16) {
    return runtimeError(`slice bounds out of range [:16] with capacity ${bytes.length}`);
  }
  if (bytes.length % 16 !== 0) {
    throw new GoError('crypto/cipher: input not full blocks');
  }
  const key = Buffer.alloc(32);
  toBytes(password).copy(key);
  const decipher = createDecipheriv('aes-256-cbc', key, bytes.subarray(0, 16)).setAutoPadding(false);
  const plain = Buffer.concat([decipher.update(bytes.subarray(16)), decipher.final()]);
  const end = plain.length - (plain.at(-1) ?? 1);
  return end < 0 ? runtimeError(`slice bounds out of range [:${end}]`) : fromBytes(plain.subarray(0, end));
}

const SEED = 'com.lyndir.masterpassword';
const LONG = [
  'CvcvnoCvcvCvcv', 'CvcvCvcvnoCvcv', 'CvcvCvcvCvcvno', 'CvccnoCvcvCvcv', 'CvccCvcvnoCvcv', 'CvccCvcvCvcvno', 'CvcvnoCvccCvcv',
  'CvcvCvccnoCvcv', 'CvcvCvccCvcvno', 'CvcvnoCvcvCvcc', 'CvcvCvcvnoCvcc', 'CvcvCvcvCvccno', 'CvccnoCvccCvcv', 'CvccCvccnoCvcv',
  'CvccCvccCvcvno', 'CvcvnoCvccCvcc', 'CvcvCvccnoCvcc', 'CvcvCvccCvccno', 'CvccnoCvcvCvcc', 'CvccCvcvnoCvcc', 'CvccCvcvCvccno',
];
/** The shapes of passwords of the Master Password algorithm. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  maximum: ['anoxxxxxxxxxxxxxxxxx', 'axxxxxxxxxxxxxxxxxno'],
  long: LONG,
  medium: ['CvcnoCvc', 'CvcCvcno'],
  short: ['Cvcn'],
  basic: ['aaanaaan', 'aannaaan', 'aaannaaa'],
  pin: ['nnnn'],
};
const VOWELS = 'AEIOU';
const CONSONANTS = 'BCDFGHJKLMNPQRSTVWXYZ';
const LETTERS = VOWELS + VOWELS.toLowerCase() + CONSONANTS + CONSONANTS.toLowerCase();
const CHARACTERS: Readonly<Record<string, string>> = {
  V: VOWELS,
  C: CONSONANTS,
  v: VOWELS.toLowerCase(),
  c: CONSONANTS.toLowerCase(),
  A: VOWELS + CONSONANTS,
  a: LETTERS,
  n: '0123456789',
  o: '@&%?,=[]_:-+*$#!\'^~;()/.',
  x: `${LETTERS}0123456789!@#$%^&*()`,
};

function derivePassword(counter: number, type: string, password: string, user: string, site: string): string {
  if (!Object.hasOwn(SHAPES, type)) {
    return `cannot find password template ${type}`;
  }
  const uint32 = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  const salted = (text: string): Buffer => Buffer.concat([Buffer.from(SEED), uint32(toBytes(text).length), toBytes(text)]);
  const key = scryptSync(toBytes(password), salted(user), 64, { N: 32768, r: 8, p: 2, maxmem: 128 * 1024 * 1024 });
  const seed = createHmac('sha256', key).update(Buffer.concat([salted(site), uint32(counter)])).digest();
  const shape = SHAPES[type][seed[0] % SHAPES[type].length];
  return Array.from(shape, (sort, index) => CHARACTERS[sort][seed[index + 1] % CHARACTERS[sort].length]).join('');
}

/** Checks both halves and gives them back decoded. */
function buildCustomCert(base64Cert: string, base64Key: string): GoObject {
  const cert = orFail('unable to decode base64 certificate', () => decodeBase64(base64Cert).toString('utf8'));
  const key = orFail('unable to decode base64 private key', () => decodeBase64(base64Key).toString('utf8'));
  if (!cert.includes('-----BEGIN ')) {
    throw new GoError('unable to decode certificate');
  }
  orFail('error parsing certificate: decodedCert.Bytes', () => new X509Certificate(cert));
  orFail('error parsing private key', () => createPrivateKey(key));
  const fields = new Map<string, GoValue>([['Cert', cert], ['Key', key]]);
  return new GoObject(goType('sprig.certificate'), fields, { fields });
}

function orFail<T>(message: string, action: () => T): T {
  try {
    return action();
  } catch {
    throw new GoError(message);
  }
}

export const CRYPTO: Readonly<Record<string, GoFunc>> = {
  sha1sum: hash('sha1'),
  sha256sum: hash('sha256'),
  sha512sum: hash('sha512'),
  adler32sum: goFunc('func(string) string', adler32),
  decryptAES: goFunc('func(string, string) string', decryptAes),
  derivePassword: goFunc('func(uint32, string, string, string, string) string', derivePassword),
  buildCustomCert: goFunc('func(string, string) sprig.certificate', buildCustomCert),
};
