import { jsonOf } from '../../text';

const MOST_CHARACTERS = 60;

/** A value as a message shows it: in quotes where it is text, and not too long. */
export function shown(value: unknown): string {
  const text = jsonOf(value ?? '');
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
