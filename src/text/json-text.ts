/** Any value as JSON: integers that no number of JavaScript holds as text, and nothing for what has no JSON. Nothing that was read holds itself. */
export function jsonOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => (typeof part === 'bigint' ? String(part) : part)) ?? '';
}
