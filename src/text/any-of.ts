/**
 * Finds any of some words, in whatever case. Words that begin alike share their beginning: at each place of a text, V8 tries one
 * alternative after the other.
 */
export function anyOf(words: readonly string[]): RegExp {
  return new RegExp(sourceOf(words.map((word) => word.toLowerCase())), 'i');
}

function sourceOf(words: readonly string[]): string {
  const rests = new Map<string, string[]>();
  for (const word of words) {
    const first = word.slice(0, 1);
    rests.set(first, [...rests.get(first) ?? [], word.slice(1)]);
  }
  return [...rests].map(([first, others]) => escapeChar(first) + groupOf(others)).join('|');
}

/** What may follow the same letter; nothing needs to where a word ends. */
function groupOf(rests: readonly string[]): string {
  const source = rests.includes('') ? '' : sourceOf(rests);
  return source.includes('|') ? `(?:${source})` : source;
}

function escapeChar(char: string): string {
  return /[\w@]/.test(char) ? char : `\\${char}`;
}
