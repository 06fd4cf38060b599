import { createHash, hash } from 'node:crypto';
import { closeSync, openSync, writeFileSync } from 'node:fs';

/** What a file holds. A long text is in pieces, each of whole documents, so that it can be written without being put together. */
export type Content = string | Uint8Array | Uint8Array[];

/** Without a copy of what are bytes already. */
export function bytesOf(content: Content): Buffer {
  if (typeof content === 'string') {
    return Buffer.from(content);
  }
  return Array.isArray(content) ? Buffer.concat(content) : Buffer.from(content.buffer, content.byteOffset, content.byteLength);
}

export function textOf(content: Content): string {
  return typeof content === 'string' ? content : bytesOf(content).toString('utf8');
}

/** Whether a word stands somewhere in it; no word is in two pieces. */
export function holds(content: Content, word: string): boolean {
  if (Array.isArray(content)) {
    return content.some((piece) => holds(piece, word));
  }
  return typeof content === 'string' ? content.includes(word) : bytesOf(content).includes(word);
}

/** Whether a file that was read holds just this. */
export function isSame(found: Buffer, content: Content): boolean {
  if (!Array.isArray(content)) {
    return found.equals(bytesOf(content));
  }
  let start = 0;
  for (const piece of content) {
    if (!found.subarray(start, start + piece.length).equals(piece)) {
      return false;
    }
    start += piece.length;
  }
  return start === found.length;
}

export function sha256(content: Content): string {
  if (!Array.isArray(content)) {
    return hash('sha256', content, 'hex');
  }
  const made = createHash('sha256');
  content.forEach((piece) => made.update(piece));
  return made.digest('hex');
}

export function writeContent(path: string, content: Content): void {
  if (!Array.isArray(content)) {
    writeFileSync(path, content);
    return;
  }
  const file = openSync(path, 'w');
  try {
    content.forEach((piece) => writeFileSync(file, piece));
  } finally {
    closeSync(file);
  }
}
