/** Strings that cannot stand plainly: quoted ones and blocks (`yaml/dist/stringify/stringifyString.js`). */

/** Below this length, a double-quoted string stays on one line. */
const MULTI_LINE_LENGTH = 40;

const SHORT_ESCAPES: Readonly<Record<string, string>> = { '0000': '\\0', '0007': '\\a', '000b': '\\v', '001b': '\\e' };

/** With quotes: double ones, unless only those stand inside. An empty `indent` means that it is a key. */
export function renderQuoted(value: string, indent: string, double = false): string {
  const isKey = indent === '';
  if (double || !value.includes('"') || value.includes("'")) {
    return renderDouble(value, indent, isKey);
  }
  if (value.includes('\n') && (isKey || /[ \t]\n|\n[ \t]/.test(value))) {
    return renderDouble(value, indent, isKey);
  }
  return `'${value.replace(/\n+/g, `$&\n${indent}`)}'`;
}

function renderDouble(value: string, indent: string, isKey: boolean): string {
  const json = JSON.stringify(value);
  if (!json.includes('\\n') && !json.includes('\\u')) {
    return json;
  }
  const folds = !isKey && json.length >= MULTI_LINE_LENGTH;
  return json.replace(/ ?(?:\\n)+|\\u[0-9a-f]{4}|\\[^]/g, (found, offset: number) => {
    if (found.startsWith('\\u')) {
      return shortEscape(found);
    }
    if (!found.endsWith('\\n')) {
      return found;
    }
    // A space before a line end would be folded away.
    const space = found.startsWith(' ') ? '\\ ' : '';
    const lines = found.length - (space === '' ? 0 : 1);
    return space + (folds ? foldedLines(lines / 2, json, offset + found.length, indent) : found.slice(-lines));
  });
}

function shortEscape(escape: string): string {
  const code = escape.slice(2);
  return SHORT_ESCAPES[code] ?? (code.startsWith('00') ? `\\x${code.slice(2)}` : escape);
}

/** So many line ends in a row: each is written as a line end, and one more because a reader folds the first. */
function foldedLines(count: number, json: string, after: number, indent: string): string {
  if (after === json.length - 1) {
    return count === 1 ? '\\n' : `\n\n${'\n'.repeat(count - 2)}${indent}\\n`;
  }
  return `\n\n${'\n'.repeat(count - 1)}${indent}${json[after] === ' ' ? '\\' : ''}`;
}

/** As a literal block; quoted where white space at its end would be lost. */
export function renderBlock(value: string, indent: string): string {
  if (/\n[\t ]+$/.test(value)) {
    return renderQuoted(value, indent);
  }
  const bodyEnd = endOfText(value);
  const tail = value.slice(bodyEnd);
  const body = value.slice(0, bodyEnd);
  const lead = leadingLines(body);
  const header = (/^[\n ]* /.test(body) ? '2' : '') + chomping(value, tail);
  const end = tail.replace(/\n$/, '').replace(/(^|(?<!\n))\n+(?!\n|$)/g, `$&${indent}`);
  return `|${header}\n${indent}${lead.replace(/\n+/g, `$&${indent}`)}${body.slice(lead.length).replace(/\n+/g, `$&${indent}`)}${end}`;
}

/** Where the white space at the end begins. */
function endOfText(value: string): number {
  let end = value.length;
  while (end > 0 && '\n\t '.includes(value[end - 1])) {
    end--;
  }
  return end;
}

/** Whether a reader drops the line ends at the end, keeps one, or keeps all. */
function chomping(value: string, tail: string): string {
  const newline = tail.indexOf('\n');
  if (newline === -1) {
    return '-';
  }
  return value === tail || newline !== tail.length - 1 ? '+' : '';
}

/** Lines of nothing but spaces, at the start. */
function leadingLines(body: string): string {
  const start = /^[\n ]*/.exec(body)![0];
  return start.slice(0, start.lastIndexOf('\n') + 1);
}
