/** More texts are answered anew each time, so that what is kept does not grow with the fleet. */
const MOST_KNOWN = 1000;

/** The same answer for a text wherever it stands: a fleet has few different addresses, durations and pointers. */
export function oncePerText<T>(find: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined || known.has(text)) {
      return before as T;
    }
    const answer = find(text);
    if (known.size < MOST_KNOWN) {
      known.set(text, answer);
    }
    return answer;
  };
}
