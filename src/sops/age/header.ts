/** The header of an age file (age-encryption.org/v1): one stanza a recipient, and a MAC over them all. */
import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { AgeFault } from './fault';

export interface Stanza {
  /** The type and its arguments. */
  readonly args: readonly string[];
  readonly body: Buffer;
}

export interface AgeHeader {
  readonly stanzas: readonly Stanza[];
  readonly mac: Buffer;
  /** Everything that the MAC covers. */
  readonly covered: Buffer;
  /** Where the payload begins. */
  readonly length: number;
}

const INTRO = 'age-encryption.org/v1';
const COLUMNS = 64;
const MAC_LENGTH = 32;

export function readHeader(file: Buffer): AgeHeader {
  const reader = new LineReader(file);
  if (reader.line() !== INTRO) {
    throw new AgeFault('header', 'not an age file of version 1');
  }
  const stanzas: Stanza[] = [];
  for (;;) {
    const start = reader.offset;
    const line = reader.line();
    if (line.startsWith('---')) {
      return { stanzas, mac: readMac(line), covered: file.subarray(0, start + 3), length: reader.offset };
    }
    stanzas.push(readStanza(line, reader));
  }
}

export function checkHeaderMac(header: AgeHeader, fileKey: Buffer): void {
  if (!timingSafeEqual(header.mac, headerMac(fileKey, header.covered))) {
    throw new AgeFault('hmac', 'the header was changed: its MAC does not match');
  }
}

/** A whole header for a file key that the stanzas wrap. */
export function renderHeader(stanzas: readonly Stanza[], fileKey: Buffer): Buffer {
  const covered = Buffer.from(`${INTRO}\n${stanzas.map(renderStanza).join('')}---`);
  return Buffer.concat([covered, Buffer.from(` ${encodeBase64(headerMac(fileKey, covered))}\n`)]);
}

/** Base64 without padding, as only one text spells the bytes. */
export function tryDecodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return encodeBase64(bytes) === text ? bytes : undefined;
}

export function encodeBase64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

class LineReader {
  public offset = 0;

  public constructor(private readonly file: Buffer) {}

  public line(): string {
    const end = this.file.indexOf(0x0a, this.offset);
    if (end < 0) {
      throw new AgeFault('header', 'the header ends too early');
    }
    const text = this.file.toString('latin1', this.offset, end);
    this.offset = end + 1;
    return text;
  }
}

function readMac(line: string): Buffer {
  const mac = line.startsWith('--- ') ? tryDecodeBase64(line.slice(4)) : undefined;
  if (mac?.length !== MAC_LENGTH) {
    throw new AgeFault('header', 'the header has no valid MAC');
  }
  return mac;
}

function readStanza(line: string, reader: LineReader): Stanza {
  const args = line.startsWith('-> ') ? line.slice(3).split(' ') : [];
  if (args.length === 0 || args.some((arg) => !/^[\x21-\x7e]+$/.test(arg))) {
    throw new AgeFault('header', 'the header has a malformed stanza');
  }
  const lines: string[] = [];
  do {
    lines.push(reader.line());
  } while (lines[lines.length - 1].length === COLUMNS);
  const body = lines[lines.length - 1].length > COLUMNS ? undefined : tryDecodeBase64(lines.join(''));
  if (body === undefined) {
    throw new AgeFault('header', 'the header has a stanza with a malformed body');
  }
  return { args, body };
}

/** A body ends with a line of less than 64 characters, which may be empty. */
function renderStanza({ args, body }: Stanza): string {
  const text = encodeBase64(body);
  const lines = text.match(new RegExp(`.{1,${COLUMNS}}`, 'g')) ?? [];
  const end = text.length % COLUMNS === 0 ? '\n' : '';
  return `-> ${args.join(' ')}\n${lines.map((line) => `${line}\n`).join('')}${end}`;
}

function headerMac(fileKey: Buffer, covered: Buffer): Buffer {
  const key = Buffer.from(hkdfSync('sha256', fileKey, Buffer.alloc(0), 'header', 32));
  return createHmac('sha256', key).update(covered).digest();
}
