import { extname } from 'node:path';
import { Toolbox } from './toolbox';

/** Decrypts with the real sops, and with one age key that is made for tests. */
export class Decryptor {
  public constructor(private readonly tools: Toolbox, private readonly keyFile: string | undefined) {}

  /** The plaintext of a SOPS file; sops checks the MAC. */
  public decrypt(file: string): string {
    if (this.keyFile === undefined) {
      throw new Error('encrypted, and the example names no test key: set "ageKey" in its judge.json');
    }
    const type = extname(file) === '.json' ? 'json' : 'yaml';
    const types = /\.(ya?ml|json|env|ini)$/.test(file) ? [] : ['--input-type', type, '--output-type', type];
    // Keys of the person who runs this must not help.
    const env = { SOPS_AGE_KEY_FILE: this.keyFile, SOPS_AGE_KEY: undefined, SOPS_AGE_KEY_CMD: undefined, SOPS_AGE_SSH_PRIVATE_KEY_FILE: undefined };
    return this.tools.output('sops', ['decrypt', ...types, file], { env });
  }
}
