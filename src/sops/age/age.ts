/** age files as a whole: sealing bytes for recipients, opening them with identities. */
import { randomBytes } from 'node:crypto';
import { decodeArmor, encodeArmor, isArmored } from './armor';
import { AgeFault } from './fault';
import { checkHeaderMac, readHeader, renderHeader, Stanza } from './header';
import { NONCE_LENGTH, openPayload, sealPayload } from './stream';
import { wrapForX25519 } from './x25519';

export interface AgeIdentity {
  /** The public side, as it stands in a list of recipients. */
  readonly recipient: string;
  /** The file key, or undefined where the stanza is for somebody else. */
  tryUnwrap(stanza: Stanza, stanzas: readonly Stanza[]): Buffer | undefined;
}

const FILE_KEY_LENGTH = 16;

/** The plaintext of an age file; the MAC of the header is verified before anything is opened. */
export function openAge(file: Buffer, identities: readonly AgeIdentity[]): Buffer {
  const header = readHeader(file);
  const fileKey = unwrap(header.stanzas, identities);
  checkHeaderMac(header, fileKey);
  return openPayload(fileKey, file.subarray(header.length));
}

/** The same for a file that may be armored. */
export function openAgeText(text: string, identities: readonly AgeIdentity[]): Buffer {
  return openAge(isArmored(text) ? decodeArmor(text) : Buffer.from(text, 'latin1'), identities);
}

/** An armored age file for some X25519 public keys. */
export function sealAgeText(plaintext: Buffer, recipients: readonly Buffer[]): string {
  const fileKey = randomBytes(FILE_KEY_LENGTH);
  const stanzas = recipients.map((recipient) => wrapForX25519(recipient, fileKey));
  const payload = sealPayload(fileKey, randomBytes(NONCE_LENGTH), plaintext);
  return encodeArmor(Buffer.concat([renderHeader(stanzas, fileKey), payload]));
}

function unwrap(stanzas: readonly Stanza[], identities: readonly AgeIdentity[]): Buffer {
  // A passphrase must be alone, whoever opens the file.
  if (stanzas.length > 1 && stanzas.some((stanza) => stanza.args[0] === 'scrypt')) {
    throw new AgeFault('header', 'the header has a passphrase beside another recipient');
  }
  for (const identity of identities) {
    for (const stanza of stanzas) {
      const fileKey = identity.tryUnwrap(stanza, stanzas);
      if (fileKey !== undefined) {
        return fileKey;
      }
    }
  }
  throw new AgeFault('no-match', 'none of the identities fits');
}
