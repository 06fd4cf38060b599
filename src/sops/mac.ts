/** The MAC of a file: SHA-512 over its values in the order of the file (`Tree.Encrypt` in sops.go). */
import { createHash, timingSafeEqual } from 'node:crypto';
import { sealValue, tryOpenValue } from './cipher';
import { macAdditionalData, SopsMetadata } from './metadata';
import { readValue } from './value';

/** SHA-256 of "sops": keeps the MAC over encrypted values apart from the one over all. */
const ONLY_ENCRYPTED_SEED = createHash('sha256').update('sops').digest();

export class MacHash {
  private readonly hash = createHash('sha512');

  public constructor(private readonly onlyEncrypted: boolean) {
    if (onlyEncrypted) {
      this.hash.update(ONLY_ENCRYPTED_SEED);
    }
  }

  /** Comments and keys are never added; a value in the clear only where the MAC covers all values. */
  public add(bytes: Buffer, encrypted: boolean): void {
    if (encrypted || !this.onlyEncrypted) {
      this.hash.update(bytes);
    }
  }

  public finish(): string {
    return this.hash.digest('hex').toUpperCase();
  }
}

export function sealMac(mac: string, key: Buffer, metadata: SopsMetadata): string {
  return sealValue('str', Buffer.from(mac), key, macAdditionalData(metadata));
}

/** `unreadable` where the MAC itself cannot be decrypted, which also happens when `lastmodified` was changed. */
export function checkMac(mac: string, key: Buffer, metadata: SopsMetadata): 'fine' | 'unreadable' | 'mismatch' {
  const value = readValue(metadata.mac);
  const expected = typeof value === 'string' ? undefined : tryOpenValue(value, key, macAdditionalData(metadata));
  if (expected === undefined) {
    return 'unreadable';
  }
  const actual = Buffer.from(mac);
  return expected.length === actual.length && timingSafeEqual(expected, actual) ? 'fine' : 'mismatch';
}
