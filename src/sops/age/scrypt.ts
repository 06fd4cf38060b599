/** The recipient type scrypt of age: a file that is protected by a passphrase and by nothing else. */
import { scryptSync } from 'node:crypto';
import { tryOpen } from './chacha';
import { AgeFault } from './fault';
import { Stanza, tryDecodeBase64 } from './header';

const TYPE = 'scrypt';
const LABEL = 'age-encryption.org/v1/scrypt';
const SALT_LENGTH = 16;
const ZERO_NONCE = Buffer.alloc(12);
/** 2^22 rounds with 128 * 8 bytes each are 4 GiB and some ten seconds: the most that age itself accepts. */
const MAX_WORK = 22;

export class ScryptIdentity {
  /** A passphrase has no public side. */
  public readonly recipient = TYPE;

  public constructor(private readonly passphrase: string, private readonly maxWork = MAX_WORK) {}

  public tryUnwrap(stanza: Stanza, stanzas: readonly Stanza[]): Buffer | undefined {
    if (stanza.args[0] !== TYPE) {
      return undefined;
    }
    if (stanzas.length !== 1) {
      throw new AgeFault('header', 'the header has a passphrase beside another recipient');
    }
    const salt = stanza.args.length === 3 ? tryDecodeBase64(stanza.args[1]) : undefined;
    const work = stanza.args[2] ?? '';
    if (salt?.length !== SALT_LENGTH || !/^[1-9][0-9]*$/.test(work) || stanza.body.length !== 32) {
      throw new AgeFault('header', 'the header has a malformed scrypt stanza');
    }
    if (work.length > 2 || Number(work) > this.maxWork) {
      throw new AgeFault('header', `the header asks for more work than 2^${this.maxWork}`);
    }
    return tryOpen(this.key(salt, 2 ** Number(work)), ZERO_NONCE, stanza.body);
  }

  private key(salt: Buffer, rounds: number): Buffer {
    const labelled = Buffer.concat([Buffer.from(LABEL), salt]);
    return scryptSync(this.passphrase, labelled, 32, { N: rounds, r: 8, p: 1, maxmem: 128 * 8 * rounds * 2 + 1024 * 1024 });
  }
}
