import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encryptSopsFile, generateX25519Identity, parseIdentities, SopsRule } from '../src/sops';

/** A private age key for one test file. */
export const identity = generateX25519Identity();
export const recipient = recipientOf(identity);

export function recipientOf(key: string): string {
  return (parseIdentities(key, 'test').keys[0] as { readonly recipient: string }).recipient;
}

export const DATA_ONLY: SopsRule = { kind: 'encrypted_regex', pattern: '^(data|stringData)$' };

/** Encrypts a text as sops would. */
export function encrypted(text: string, file: string, rule: SopsRule = DATA_ONLY, recipients: readonly string[] = [recipient]): Buffer {
  const groups = [recipients.map((id) => ({ type: 'age' as const, id }))];
  return encryptSopsFile(Buffer.from(text), file, { groups, rule, macOnlyEncrypted: false, shamirThreshold: 0 }, new Date('2026-01-01'));
}

/** The manifest of a Secret. */
export function secretManifest(name = 'shop-database', namespace = 'shop', data = 'stringData:\n  password: correct-horse-battery\n'): string {
  return `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\n  namespace: ${namespace}\n${data}`;
}

/** Puts an encrypted Secret into a directory; returns its bytes. */
export function writeSecret(root: string, file: string, text = secretManifest(), rule?: SopsRule, recipients?: readonly string[]): Buffer {
  const bytes = encrypted(text, file, rule, recipients);
  writeFileSync(join(root, file), bytes);
  return bytes;
}
