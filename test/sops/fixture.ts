import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Diagnostic } from '../../src/diagnostics';
import { readSopsFile } from '../../src/sops';

const ROOT = join(__dirname, 'fixtures');

/** Bytes of an encrypted fixture, made by the real sops. */
export function encrypted(name: string): Buffer {
  return readFileSync(join(ROOT, 'encrypted', name));
}

/** Bytes that went into the real sops. */
export function plain(name: string): Buffer {
  return readFileSync(join(ROOT, 'plain', name));
}

/** The text of a test identity file, as `age-keygen` wrote it. */
export function identityFile(name: string): string {
  return readFileSync(join(ROOT, 'keys', `${name}.agekey`), 'utf8');
}

/** An encrypted fixture with its text changed. */
export function changed(name: string, change: (text: string) => string): Buffer {
  const text = encrypted(name).toString('utf8');
  const result = change(text);
  if (result === text) {
    throw new Error(`the change of "${name}" changes nothing`);
  }
  return Buffer.from(result);
}

/** Everything that is wrong with an encrypted file, as far as it can be known without a key. */
export function problemsOf(bytes: Buffer, path: string): readonly Diagnostic[] {
  return readSopsFile(bytes, path).problems;
}
