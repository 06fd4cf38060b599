/** The layouts of Go's time package: a text with "Mon Jan 2 15:04:05 MST 2006" in it (`nextStdChunk` in format.go). */

export interface LayoutPart {
  /** The text before the element. */
  readonly prefix: string;
  /** The element as the layout writes it; empty at the end. */
  readonly element: string;
}

const ELEMENT = new RegExp([
  'January', 'Jan(?![a-z])', 'Monday', 'Mon(?![a-z])', 'MST', '0[1-6]', '002', '15', '1', '2006', '2',
  '__2', '_2(?!006)', '3', '4', '5', 'PM', 'pm', '-070000', '-07:00:00', '-0700', '-07:00', '-07',
  'Z070000', 'Z07:00:00', 'Z0700', 'Z07:00', 'Z07', '[.,]0+(?!\\d)', '[.,]9+(?!\\d)',
].join('|'), 'g');

const KNOWN = new Map<string, readonly LayoutPart[]>();
const MAX_KNOWN = 200;

/** The layout in parts; the last one has no element. */
export function parseLayout(layout: string): readonly LayoutPart[] {
  const known = KNOWN.get(layout);
  if (known !== undefined) {
    return known;
  }
  const parts: LayoutPart[] = [];
  let at = 0;
  for (const { 0: element, index } of layout.matchAll(ELEMENT)) {
    parts.push({ prefix: layout.slice(at, index), element });
    at = index + element.length;
  }
  parts.push({ prefix: layout.slice(at), element: '' });
  if (KNOWN.size < MAX_KNOWN) {
    KNOWN.set(layout, parts);
  }
  return parts;
}

/** What an element of a zone looks like: `Z07:00` is UTC as Z, with a colon, without seconds. */
export interface ZoneStyle {
  readonly hasZ: boolean;
  readonly hasColon: boolean;
  readonly parts: 1 | 2 | 3;
}

export function tryZoneStyle(element: string): ZoneStyle | undefined {
  if (!/^[-Z]07/.test(element)) {
    return undefined;
  }
  const digits = element.replace(/[^0-9]/g, '').length;
  return { hasZ: element.startsWith('Z'), hasColon: element.includes(':'), parts: digits === 2 ? 1 : digits === 4 ? 2 : 3 };
}
