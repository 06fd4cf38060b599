/** One encrypted value, `ENC[AES256_GCM,data:…,iv:…,tag:…,type:…]` (aes/cipher.go). */
export const VALUE_TYPES = ['str', 'int', 'float', 'bool', 'time', 'bytes', 'comment'] as const;
export type ValueType = (typeof VALUE_TYPES)[number];

export interface EncryptedValue {
  readonly data: Buffer;
  readonly iv: Buffer;
  readonly tag: Buffer;
  readonly type: ValueType;
}

export const IV_LENGTH = 32;
export const TAG_LENGTH = 16;

/** Whether a text is meant to be an encrypted value, well-formed or not. */
export function looksEncrypted(text: string): boolean {
  return text.startsWith('ENC[AES256_GCM,');
}

const FORM = /^ENC\[AES256_GCM,data:([^,\]]*),iv:([^,\]]*),tag:([^,\]]*),type:([^,\]]*)\]$/;

/**
 * The parts of an encrypted value, or a sentence about what is wrong with it.
 *
 * Stricter than SOPS, which takes any initialisation vector, text behind the bracket and base64 with
 * stray bits at its end: no version ever wrote those, so whoever finds one finds damage.
 */
export function readValue(text: string): EncryptedValue | string {
  const found = FORM.exec(text);
  if (found === null) {
    return 'is not of the form ENC[AES256_GCM,data:…,iv:…,tag:…,type:…]';
  }
  const [data, iv, tag] = found.slice(1, 4).map(tryBase64);
  if (data === undefined || iv === undefined || tag === undefined) {
    return 'has a part that is not valid base64';
  }
  if (data.length === 0) {
    return 'has no data';
  }
  if (iv.length !== IV_LENGTH) {
    return `has an initialisation vector of ${iv.length} bytes instead of ${IV_LENGTH}`;
  }
  if (tag.length !== TAG_LENGTH) {
    return `has a tag of ${tag.length} bytes instead of ${TAG_LENGTH}`;
  }
  const type = VALUE_TYPES.find((known) => known === found[4]);
  return type === undefined ? `has a type that is none of ${VALUE_TYPES.join(', ')}` : { data, iv, tag, type };
}

/** Padded base64 of the standard alphabet, as only one text spells the bytes. */
export function tryBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}

export function formatValue({ data, iv, tag, type }: EncryptedValue): string {
  return `ENC[AES256_GCM,data:${data.toString('base64')},iv:${iv.toString('base64')},tag:${tag.toString('base64')},type:${type}]`;
}
