import { oncePerText } from './once-per-text';

/** Whether a minor version, `3.4`, is `since` or newer. */
export function isAtLeast(version: string, since: string): boolean {
  const one = numbersOf(version);
  const other = numbersOf(since);
  return one.major > other.major || (one.major === other.major && one.minor >= other.minor);
}

const numbersOf = oncePerText((version) => {
  const [major, minor = 0] = version.split('.').map(Number);
  return { major, minor };
});
