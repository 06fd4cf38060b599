const MOST_CHARACTERS = 60;

/** Any value as JSON, big integers too; nothing for what has no JSON. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part)) ?? '';
}

/** A value as a message shows it: in quotes where it is text, and not too long. */
export function shown(value: unknown): string {
  const text = jsonOf(value ?? '');
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
