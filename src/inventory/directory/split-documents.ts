/** One document of a YAML text, before it is parsed. */
export interface TextPiece {
  readonly text: string;
  /** Lines of the file before it. */
  readonly linesBefore: number;
}

/** `---` in the first column ends a document wherever it stands: not even a block of text may hold such a line. */
const SEPARATOR = /^---(?=[ \t\r]|$)/gm;

/** The documents of a text, so that a fault in one does not cost the others. A directive keeps its document. */
export function splitDocuments(text: string): TextPiece[] {
  const starts = [...text.matchAll(SEPARATOR)].map(({ index }) => index);
  const borders = [...new Set([0, ...starts, text.length])];
  const pieces: TextPiece[] = [];
  let linesBefore = 0;
  let held = '';
  for (const [index, start] of borders.slice(0, -1).entries()) {
    const part = held + text.slice(start, borders[index + 1]);
    if (/^%[A-Z]/m.test(part) && held === '' && !part.startsWith('---')) {
      held = part;
      continue;
    }
    pieces.push({ text: part, linesBefore });
    linesBefore += countLines(part);
    held = '';
  }
  return held === '' ? pieces : [...pieces, { text: held, linesBefore }];
}

function countLines(text: string): number {
  let lines = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    lines++;
  }
  return lines;
}
