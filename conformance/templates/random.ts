/** Pseudo-random choices: the same for the same seed, everywhere. */
export class Random {
  public constructor(private state: number) {}

  /** An integer from 0, less than `limit` (the mulberry32 generator). */
  public below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) % 2 ** 32;
    const step = (value: number, shift: number, factor: number): number => Math.imul(xorShift(value, shift), factor);
    const mixed = step(this.state, 15, orOne(this.state));
    const last = xorShift(mixed + Math.imul(xorShift(mixed, 7), orFactor(mixed)), 0);
    return Math.floor((unsigned(xorShift(last, 14)) / 2 ** 32) * limit);
  }

  public pick<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)];
  }

  /** True in `percent` of all cases. */
  public chance(percent: number): boolean {
    return this.below(100) < percent;
  }
}

function unsigned(value: number): number {
  return value >>> 0;
}

function xorShift(value: number, shift: number): number {
  return shift === 0 ? value : value ^ (value >>> shift);
}

function orOne(value: number): number {
  return value | 1;
}

function orFactor(value: number): number {
  return value | 61;
}
