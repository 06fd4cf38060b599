/** Seconds as Go reads a duration, in the largest unit that leaves a whole number: `90s`, `10m`, `60h`. */
export function renderDuration(seconds: number): string {
  if (seconds % 3600 === 0 && seconds > 0) {
    return `${seconds / 3600}h`;
  }
  return seconds % 60 === 0 && seconds > 0 ? `${seconds / 60}m` : `${seconds}s`;
}
