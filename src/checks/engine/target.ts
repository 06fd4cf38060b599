/** Whether a minor version, `3.4`, is `since` or newer. */
export function isAtLeast(version: string, since: string): boolean {
  const [major, minor] = numbersOf(version);
  const [sinceMajor, sinceMinor] = numbersOf(since);
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor);
}

const known = new Map<string, readonly [number, number]>();

function numbersOf(version: string): readonly [number, number] {
  const numbers = known.get(version) ?? parsed(version);
  known.set(version, numbers);
  return numbers;
}

function parsed(version: string): readonly [number, number] {
  const [major, minor = 0] = version.split('.').map(Number);
  return [major, minor];
}
