/**
 * Why an age file cannot be opened. `no-match` is not damage: the file was made for somebody else.
 * The names of the others are those of the official vectors.
 */
export type AgeFaultKind = 'no-match' | 'header' | 'hmac' | 'payload' | 'armor';

/** Never carries key material or plaintext. */
export class AgeFault extends Error {
  public constructor(public readonly kind: AgeFaultKind, message: string) {
    super(message);
  }
}
