/**
 * Scalars as go-yaml v3 writes them (`stringv` in encode.go, `yaml_emitter_analyze_scalar` in emitterc.go):
 * a file that sops wrote keeps its bytes, so that a diff shows what changed.
 */
import { formatGoFloatShort } from './go-number';
import { SopsScalar, SopsTime } from './tree';
import { resolvePlain } from './yaml-scalar';

/** A scalar on one line, or the header and the lines of a block. */
export interface ScalarText {
  readonly head: string;
  readonly block?: readonly string[];
}

/** The text of a value; `hint` is how far a block would be indented from its parent. */
export function scalarText(value: SopsScalar, hint: number): ScalarText {
  if (typeof value === 'string') {
    return stringText(value, hint);
  }
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint') {
    return { head: String(value) };
  }
  if (typeof value === 'number') {
    return { head: yamlFloat(value) };
  }
  return value instanceof SopsTime ? { head: value.text } : binaryText(value);
}

/** A key: always on one line. */
export function keyText(key: string): string {
  return key.includes('\n') ? doubleQuoted(key) : lineText(key);
}

function yamlFloat(value: number): string {
  if (Number.isNaN(value)) {
    return '.nan';
  }
  if (Object.is(value, -0)) {
    // go-yaml writes "-0" and reads that back as the integer 0, for which the MAC is another.
    return '-0.0';
  }
  return Number.isFinite(value) ? formatGoFloatShort(value) : value > 0 ? '.inf' : '-.inf';
}

/** go-yaml breaks base64 after 70 characters and then writes a literal block. */
function binaryText(bytes: Buffer): ScalarText {
  const lines = bytes.toString('base64').match(/.{1,70}/g) ?? [];
  return lines.length > 1 ? { head: '!!binary |', block: lines } : { head: `!!binary ${lines[0] ?? '""'}` };
}

function stringText(text: string, hint: number): ScalarText {
  if (!text.includes('\n')) {
    return { head: lineText(text) };
  }
  return allowsBlock(text) ? literal(text, hint) : { head: doubleQuoted(text) };
}

const OLD_BOOLEANS = new Set(['y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON', 'n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF']);
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;

function lineText(text: string): string {
  if (text === '<<') {
    // Without its tag go-yaml would merge; the tree of sops does not tell a merge key from a quoted one.
    return '!!merge <<';
  }
  // Quoted, because YAML 1.1 or go-yaml itself would take it for another type.
  if (typeof resolvePlain(text) !== 'string' || OLD_BOOLEANS.has(text) || BASE_60.test(text)) {
    return doubleQuoted(text);
  }
  if (allowsPlain(text)) {
    return text;
  }
  return hasSpecials(text) || text.includes('\t') ? doubleQuoted(text) : `'${text.replaceAll('\'', '\'\'')}'`;
}

/** Line breaks of Unicode count as specials; characters beyond the basic plane are not printable for go-yaml. */
const SPECIALS = /[^\n\t\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/u;

function hasSpecials(text: string): boolean {
  return SPECIALS.test(text);
}

function allowsPlain(text: string): boolean {
  return !/^(?:---|\.\.\.)|^[#,[\]{}&*!|>'"%@`]|^[-?:](?:[ \t]|$)|:(?:[ \t]|$)|[ \t]#|^ | $|\t/.test(text) && !hasSpecials(text);
}

function allowsBlock(text: string): boolean {
  return !text.endsWith(' ') && !/ \n/.test(text) && !hasSpecials(text);
}

function literal(text: string, hint: number): ScalarText {
  const chomp = text.endsWith('\n') ? (/\n\n$|^\n$/.test(text) ? '+' : '') : '-';
  const lines = text.split('\n');
  const block = chomp === '-' ? lines : lines.slice(0, -1);
  // Without the hint a reader would take the spaces of the first line for the indentation of the block.
  return { head: `|${/^[ \n]/.test(text) ? hint : ''}${chomp}`, block };
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '0',
  '\x07': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\x0b': 'v',
  '\f': 'f',
  '\r': 'r',
  '\x1b': 'e',
  '"': '"',
  '\\': '\\',
  '\u0085': 'N',
  '\u2028': 'L',
  '\u2029': 'P',
};

function doubleQuoted(text: string): string {
  return `"${text.replace(/["\\\t\n]|[^\u0020-\u007e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/gu, escape)}"`;
}

function escape(char: string): string {
  const short = ESCAPES[char];
  if (short !== undefined) {
    return `\\${short}`;
  }
  const code = char.codePointAt(0)!;
  const hex = code.toString(16).toUpperCase();
  return code <= 0xff ? `\\x${hex.padStart(2, '0')}` : code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}
