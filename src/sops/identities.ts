/** Private age keys, as they stand in `SOPS_AGE_KEY` and in the file of `SOPS_AGE_KEY_FILE`. */
import { AgeIdentity, openAgeText } from './age/age';
import { isArmored } from './age/armor';
import { AgeFault } from './age/fault';
import { ScryptIdentity } from './age/scrypt';
import { tryParseX25519Identity } from './age/x25519';
import { subjectAt } from './verify';
import { fail } from '../diagnostics';

/** Keys that open files, and the names of kinds of keys that were given but that only sops can use. */
export interface Identities {
  readonly keys: readonly AgeIdentity[];
  readonly unsupported: readonly string[];
}

export const NO_IDENTITIES: Identities = { keys: [], unsupported: [] };

/** Several sources as one. */
export function joinIdentities(parts: readonly Identities[]): Identities {
  return { keys: parts.flatMap((part) => part.keys), unsupported: parts.flatMap((part) => part.unsupported) };
}

/** The path in `SOPS_AGE_KEY_FILE`. A key in its place must not be told as a file that is not there. */
export function keyFilePath(value: string): string {
  return /AGE-SECRET-KEY-/i.test(value) ? fail('SEC208', 'SOPS_AGE_KEY_FILE', 'it holds a private key, and not the path of a file with one', 'set SOPS_AGE_KEY instead') : value;
}

/**
 * Reads the text of an identity file. `subject` names it in errors (the file, or the variable); a file
 * that `age -p` protected needs its passphrase.
 */
export function parseIdentities(text: string, subject: string, passphrase?: string): Identities {
  if (isArmored(text) || text.startsWith('age-encryption.org/')) {
    return parseIdentities(unlock(text, subject, passphrase), subject);
  }
  if (text.includes('-----BEGIN ')) {
    return { keys: [], unsupported: ['an SSH key'] };
  }
  const parts = text.split(/\r?\n/).map((line, index) => parseLine(line.trim(), subjectAt(subject, index + 1)));
  return joinIdentities(parts);
}

function parseLine(line: string, subject: string): Identities {
  if (line === '' || line.startsWith('#')) {
    return NO_IDENTITIES;
  }
  if (line.startsWith('AGE-PLUGIN-')) {
    return { keys: [], unsupported: [`the age plugin "${line.split('-')[2].toLowerCase()}"`] };
  }
  if (line.startsWith('AGE-SECRET-KEY-PQ-')) {
    return { keys: [], unsupported: ['a post-quantum age key'] };
  }
  const key = tryParseX25519Identity(line);
  if (key === undefined) {
    fail('SEC208', subject, 'line is no private age key, which begins with "AGE-SECRET-KEY-1"', 'give the file that "age-keygen" wrote, whole');
  }
  return { keys: [key], unsupported: [] };
}

function unlock(text: string, subject: string, passphrase: string | undefined): string {
  if (passphrase === undefined) {
    fail('SEC208', subject, 'file with private age keys is protected by a passphrase, and none was given', 'give the passphrase, or decrypt the file with "age -d"');
  }
  try {
    return openAgeText(text, [new ScryptIdentity(passphrase)]).toString('utf8');
  } catch (error) {
    if (!(error instanceof AgeFault)) {
      throw error;
    }
    const what = error.kind === 'no-match' ? 'the passphrase does not open the file with private age keys' : `the file with private age keys cannot be opened: ${error.message}`;
    fail('SEC208', subject, what, 'give the right passphrase, or decrypt the file with "age -d"');
  }
}
