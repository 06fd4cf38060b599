/** One value in and out of its encrypted form: AES-256-GCM, bound to the path of the value (aes/cipher.go). */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { textOrBytes } from './binary-store';
import { formatGoFloat } from './go-number';
import { tryParseRfc3339 } from './go-time';
import { SopsScalar, SopsTime } from './tree';
import { EncryptedValue, formatValue, IV_LENGTH, TAG_LENGTH, ValueType } from './value';
import { isInt64, tryParseFloat } from '../text';

const CIPHER = 'aes-256-gcm';
export const DATA_KEY_LENGTH = 32;

/** What a value is bound to: the mapping keys on the way to it, list indexes left out. */
export function additionalData(path: readonly string[]): string {
  return `${path.join(':')}:`;
}

/** The bytes of a value that are encrypted and that the MAC covers (`ToBytes` in sops.go). */
export function bytesOf(value: Exclude<SopsScalar, null>): Buffer {
  switch (typeof value) {
    case 'string':
      return Buffer.from(value);
    case 'number':
      return Buffer.from(formatGoFloat(value));
    case 'boolean':
      // The first sops was written in Python.
      return Buffer.from(value ? 'True' : 'False');
    case 'bigint':
      return Buffer.from(String(value));
    default:
      return value instanceof SopsTime ? Buffer.from(value.text) : value;
  }
}

export function typeOf(value: Exclude<SopsScalar, null>): ValueType {
  switch (typeof value) {
    case 'string':
      return 'str';
    case 'number':
      return 'float';
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    default:
      return value instanceof SopsTime ? 'time' : 'str';
  }
}

/** The value that decrypted bytes of a type stand for, or undefined where they stand for none. */
export function tryValueOf(type: Exclude<ValueType, 'comment'>, bytes: Buffer): SopsScalar | undefined {
  const text = bytes.toString('utf8');
  switch (type) {
    case 'str':
    case 'bytes':
      return textOrBytes(bytes);
    case 'int':
      return tryInt(text);
    case 'float':
      return FLOAT_WORDS.get(text) ?? tryParseFloat(text);
    case 'bool':
      return BOOLEANS.get(text);
    case 'time':
      return tryParseRfc3339(text);
  }
}

const FLOAT_WORDS: ReadonlyMap<string, number> = new Map([['NaN', NaN], ['+Inf', Infinity], ['-Inf', -Infinity]]);
/** `strconv.ParseBool`. */
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ...['1', 't', 'T', 'true', 'TRUE', 'True'].map((word): [string, boolean] => [word, true]),
  ...['0', 'f', 'F', 'false', 'FALSE', 'False'].map((word): [string, boolean] => [word, false]),
]);

function tryInt(text: string): bigint | undefined {
  const value = /^[-+]?[0-9]{1,20}$/.test(text) ? BigInt(text.replace('+', '')) : undefined;
  return value !== undefined && isInt64(value) ? value : undefined;
}

export function sealValue(type: ValueType, bytes: Buffer, key: Buffer, aad: string): string {
  const iv = randomBytes(IV_LENGTH);
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_LENGTH }).setAAD(Buffer.from(aad));
  const data = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return formatValue({ data, iv, tag: cipher.getAuthTag(), type });
}

/** The decrypted bytes, or undefined where the value, its key or its place is not the right one. */
export function tryOpenValue(value: EncryptedValue, key: Buffer, aad: string): Buffer | undefined {
  const decipher = createDecipheriv(CIPHER, key, value.iv, { authTagLength: TAG_LENGTH }).setAAD(Buffer.from(aad)).setAuthTag(value.tag);
  try {
    return Buffer.concat([decipher.update(value.data), decipher.final()]);
  } catch {
    return undefined;
  }
}
