/** The recipient type X25519 of age: `age1…` for the public key, `AGE-SECRET-KEY-1…` for the private one. */
import { createPrivateKey, createPublicKey, diffieHellman, hkdfSync, KeyObject, randomBytes } from 'node:crypto';
import { encodeBech32, tryDecodeBech32 } from './bech32';
import { seal, tryOpen } from './chacha';
import { AgeFault } from './fault';
import { encodeBase64, Stanza, tryDecodeBase64 } from './header';

const TYPE = 'X25519';
const INFO = 'age-encryption.org/v1/X25519';
const KEY_LENGTH = 32;
const FILE_KEY_LENGTH = 16;
const ZERO_NONCE = Buffer.alloc(12);

/** Raw keys have no import of their own in Node; these bytes are the fixed head of their DER form (RFC 8410). */
const PRIVATE_HEAD = Buffer.from('302e020100300506032b656e04220420', 'hex');
const PUBLIC_HEAD = Buffer.from('302a300506032b656e032100', 'hex');

export class X25519Identity {
  private readonly key: KeyObject;
  private readonly publicKey: Buffer;
  public readonly recipient: string;

  public constructor(secret: Buffer) {
    this.key = privateKeyOf(secret);
    this.publicKey = publicKeyOf(this.key);
    this.recipient = encodeBech32({ prefix: 'age', bytes: this.publicKey });
  }

  /** The file key, or undefined where the stanza is for somebody else. */
  public tryUnwrap(stanza: Stanza): Buffer | undefined {
    if (stanza.args[0] !== TYPE) {
      return undefined;
    }
    const share = stanza.args.length === 2 ? tryDecodeBase64(stanza.args[1]) : undefined;
    if (share?.length !== KEY_LENGTH || stanza.body.length !== FILE_KEY_LENGTH + 16) {
      throw new AgeFault('header', 'the header has a malformed X25519 stanza');
    }
    const shared = trySharedSecret(this.key, share);
    if (shared === undefined) {
      throw new AgeFault('header', 'the header has an X25519 stanza with a weak share');
    }
    return tryOpen(wrapKey(shared, share, this.publicKey), ZERO_NONCE, stanza.body);
  }
}

/** An identity from its text, or undefined where it is none of this type. */
export function tryParseX25519Identity(text: string): X25519Identity | undefined {
  const decoded = tryDecodeBech32(text);
  const fine = decoded?.prefix === 'age-secret-key-' && decoded.bytes.length === KEY_LENGTH && text === text.toUpperCase();
  return fine ? new X25519Identity(decoded.bytes) : undefined;
}

/** The public key of a recipient, or undefined where the text is none of this type. */
export function tryParseX25519Recipient(text: string): Buffer | undefined {
  const decoded = tryDecodeBech32(text);
  const fine = decoded?.prefix === 'age' && decoded.bytes.length === KEY_LENGTH && text === text.toLowerCase();
  return fine ? decoded.bytes : undefined;
}

/** A stanza that wraps the file key for a recipient. */
export function wrapForX25519(recipient: Buffer, fileKey: Buffer): Stanza {
  const ephemeral = privateKeyOf(randomBytes(KEY_LENGTH));
  const share = publicKeyOf(ephemeral);
  const shared = trySharedSecret(ephemeral, recipient);
  if (shared === undefined) {
    throw new AgeFault('header', 'the recipient is a weak public key');
  }
  return { args: [TYPE, encodeBase64(share)], body: seal(wrapKey(shared, share, recipient), ZERO_NONCE, fileKey) };
}

/** Whether a text is meant to be a private key, of any kind that age has. */
export function isPrivateKey(text: string): boolean {
  return /^AGE-(?:SECRET-KEY|PLUGIN)-/i.test(text);
}

/** A new secret key in its text form. */
export function generateX25519Identity(): string {
  return encodeBech32({ prefix: 'age-secret-key-', bytes: randomBytes(KEY_LENGTH) }).toUpperCase();
}

function privateKeyOf(secret: Buffer): KeyObject {
  return createPrivateKey({ key: Buffer.concat([PRIVATE_HEAD, secret]), format: 'der', type: 'pkcs8' });
}

function publicKeyOf(key: KeyObject): Buffer {
  return createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(PUBLIC_HEAD.length);
}

/** A share of low order gives a secret of zeros, which OpenSSL and age both refuse. */
function trySharedSecret(privateKey: KeyObject, share: Buffer): Buffer | undefined {
  const publicKey = createPublicKey({ key: Buffer.concat([PUBLIC_HEAD, share]), format: 'der', type: 'spki' });
  try {
    const shared = diffieHellman({ privateKey, publicKey });
    return shared.every((byte) => byte === 0) ? undefined : shared;
  } catch {
    return undefined;
  }
}

function wrapKey(shared: Buffer, share: Buffer, recipient: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', shared, Buffer.concat([share, recipient]), INFO, 32));
}
