/** Bits of a character of a text, as Shannon measures them: English has some 4, random Base64 close to 6. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) {
    counts.set(character, (counts.get(character) ?? 0) + 1);
  }
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}

/** Whether a text looks as if a machine had drawn it: letters and digits mixed, no words. */
export function isRandom(text: string): boolean {
  if (text.length < 16 || /\s/.test(text)) {
    return false;
  }
  return /^[0-9a-f]+$/i.test(text) ? text.length >= 32 && entropyOf(text) > 3 : /[0-9]/.test(text) && /[A-Za-z]/.test(text) && entropyOf(text) > 3.7;
}
