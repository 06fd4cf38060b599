/** The payload of an age file: STREAM with chunks of 64 KiB, the last one marked in its nonce. */
import { hkdfSync } from 'node:crypto';
import { seal, TAG_LENGTH, tryOpen } from './chacha';
import { AgeFault } from './fault';

const CHUNK = 64 * 1024;
export const NONCE_LENGTH = 16;

export function openPayload(fileKey: Buffer, payload: Buffer): Buffer {
  if (payload.length < NONCE_LENGTH) {
    throw new AgeFault('header', 'the file ends before its payload');
  }
  const key = payloadKey(fileKey, payload.subarray(0, NONCE_LENGTH));
  const body = payload.subarray(NONCE_LENGTH);
  const count = Math.max(1, Math.ceil(body.length / (CHUNK + TAG_LENGTH)));
  const chunks: Buffer[] = [];
  for (let index = 0; index < count; index++) {
    const sealed = body.subarray(index * (CHUNK + TAG_LENGTH), (index + 1) * (CHUNK + TAG_LENGTH));
    const chunk = tryOpen(key, nonceOf(index, index === count - 1), sealed);
    // A last chunk may be empty only where it is the only one.
    if (chunk === undefined || (chunk.length === 0 && count > 1)) {
      throw new AgeFault('payload', 'the payload is damaged or cut');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

export function sealPayload(fileKey: Buffer, nonce: Buffer, plaintext: Buffer): Buffer {
  const key = payloadKey(fileKey, nonce);
  const count = Math.max(1, Math.ceil(plaintext.length / CHUNK));
  const chunks = Array.from({ length: count }, (_, index) =>
    seal(key, nonceOf(index, index === count - 1), plaintext.subarray(index * CHUNK, (index + 1) * CHUNK)));
  return Buffer.concat([nonce, ...chunks]);
}

function payloadKey(fileKey: Buffer, nonce: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', fileKey, nonce, 'payload', 32));
}

/** Eleven bytes of counter, one that is set for the last chunk. */
function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(index, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}
