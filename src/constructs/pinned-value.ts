/**
 * A value that a robot keeps up to date: it stands in the values as plain text, with a comment behind
 * it by which the robot finds the place. Made by whatever manages the pins, not by hand.
 */
export class PinnedValue {
  /**
   * @param value the text as it is pinned now
   * @param marker the comment that stands behind the value in the written YAML, without `#`
   */
  public constructor(public readonly value: string, public readonly marker: string) {}

  /** The pinned text. */
  public toString(): string {
    return this.value;
  }

  /** The pinned text, for `JSON.stringify`. */
  public toJSON(): string {
    return this.value;
  }
}
