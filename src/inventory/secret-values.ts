import { createHash } from 'node:crypto';

/** Shorter values stand everywhere by chance. */
const FEWEST_CHARACTERS = 8;

/** Which texts are secrets, without keeping them: a value is known by its hash. */
export class SecretValues {
  private readonly sources = new Map<string, string>();

  /** `source` is the file that a value is from, in the user's own names. */
  public add(values: unknown, source: string): void {
    if (typeof values === 'string' && values.length >= FEWEST_CHARACTERS) {
      this.sources.set(hashOf(values), source);
    } else if (typeof values === 'object' && values !== null) {
      Object.values(values).forEach((value) => this.add(value, source));
    }
  }

  public get isEmpty(): boolean {
    return this.sources.size === 0;
  }

  /** The file whose value a text is. */
  public sourceOf(text: string): string | undefined {
    return this.sources.size === 0 || text.length < FEWEST_CHARACTERS ? undefined : this.sources.get(hashOf(text));
  }
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
