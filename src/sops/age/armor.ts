/** The text form of an age file: strict PEM of RFC 7468 with lines of 64 characters. */
import { AgeFault } from './fault';
import { tryBase64 } from '../value';

const BEGIN = '-----BEGIN AGE ENCRYPTED FILE-----';
const END = '-----END AGE ENCRYPTED FILE-----';
const COLUMNS = 64;

export function isArmored(text: string): boolean {
  return text.trimStart().startsWith(BEGIN);
}

/** The bytes inside an armor; white space may stand around it, not within. */
export function decodeArmor(text: string): Buffer {
  const lines = text.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '').split(/\r?\n/);
  if (lines.length < 2 || lines[0] !== BEGIN || lines[lines.length - 1] !== END) {
    throw new AgeFault('armor', 'the armor has no begin line or no end line');
  }
  const body = lines.slice(1, -1);
  const last = body[body.length - 1];
  if (body.slice(0, -1).some((line) => line.length !== COLUMNS) || last?.length === 0 || last?.length > COLUMNS) {
    throw new AgeFault('armor', `the armor has a line that is not ${COLUMNS} characters long`);
  }
  const bytes = tryBase64(body.join(''));
  if (bytes === undefined) {
    throw new AgeFault('armor', 'the armor is not valid base64');
  }
  return bytes;
}

/** An armored file with its last line break, as sops keeps it. */
export function encodeArmor(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(new RegExp(`.{1,${COLUMNS}}`, 'g')) ?? [];
  return [BEGIN, ...lines, END, ''].join('\n');
}
