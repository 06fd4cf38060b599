/**
 * Ciphertext to be used again for values that did not change, so that a diff shows what changed.
 *
 * sops keeps only the initialisation vector of each path and value, and so gives two equal items of a list
 * the same ciphertext after an edit. Here every ciphertext is given out once.
 */
import { ValueType } from './value';

export class Stash {
  private readonly texts = new Map<string, string[]>();

  public put(type: ValueType, bytes: Buffer, aad: string, text: string): void {
    const key = stashKey(type, bytes, aad);
    const texts = this.texts.get(key);
    if (texts === undefined) {
      this.texts.set(key, [text]);
    } else {
      texts.push(text);
    }
  }

  public take(type: ValueType, bytes: Buffer, aad: string): string | undefined {
    return this.texts.get(stashKey(type, bytes, aad))?.shift();
  }
}

function stashKey(type: ValueType, bytes: Buffer, aad: string): string {
  return `${type}\0${bytes.toString('base64')}\0${aad}`;
}
