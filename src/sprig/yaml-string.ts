/** What a text looks like to goyaml v2 (resolve.go, and `analyze_scalar` in emitterc.go). */
import { tryParseFloat, tryParseInt, tryParseUint } from '../gotemplate';
import { parseTime } from './time-parse';

const WORDS: ReadonlySet<string> = new Set([
  'y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON', 'n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE',
  'off', 'Off', 'OFF', '', '~', 'null', 'Null', 'NULL', '.nan', '.NaN', '.NAN', '.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF',
  '-.inf', '-.Inf', '-.INF',
]);
const FLOAT = /^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/;
const BASE_60 = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/;
const TIMES = ['2006-1-2T15:4:5.999999999Z07:00', '2006-1-2t15:4:5.999999999Z07:00', '2006-1-2 15:4:5.999999999', '2006-1-2'];

/** Whether the text without quotes would be read as a text. */
export function isPlainText(text: string): boolean {
  if (WORDS.has(text) || BASE_60.test(text)) {
    return false;
  }
  const plain = text.replace(/_/g, '');
  if (text.startsWith('.')) {
    return tryParseFloat(text) === undefined;
  }
  if (!/^[-+0-9]/.test(text)) {
    return true;
  }
  const isBinary = /^-?0b/.test(plain) && tryParseInt(plain.replace('0b', ''), 10) !== undefined && /^-?0b[01]+$/.test(plain);
  const isNumber = tryParseInt(plain) !== undefined || tryParseUint(plain) !== undefined || (FLOAT.test(plain) && tryParseFloat(plain) !== undefined);
  return !isNumber && !isBinary && !isTimestamp(text);
}

function isTimestamp(text: string): boolean {
  return /^\d{4}-/.test(text) && TIMES.some((layout) => {
    try {
      parseTime(layout, text);
      return true;
    } catch {
      return false;
    }
  });
}

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal';

/** Line ends of YAML 1.1. */
const BREAK = /[\r\n\x85\u2028\u2029]/;
/** What goyaml writes as it is; above the basic plane it escapes. */
const UNPRINTABLE = /[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;

/** The style that goyaml chooses for a text. */
export function scalarStyle(text: string, isKey: boolean): ScalarStyle {
  const isMultiline = BREAK.test(text);
  const wanted = text.includes('\n') ? 'literal' : isPlainText(text) ? 'plain' : 'double';
  if (wanted === 'double' || (isKey && isMultiline)) {
    return 'double';
  }
  const isSpecial = UNPRINTABLE.test(text) || / [\r\n\x85\u2028\u2029]/.test(text);
  if (wanted === 'literal') {
    return isSpecial || text.endsWith(' ') || isKey ? 'double' : 'literal';
  }
  const hasEdge = /^[ \r\n\x85\u2028\u2029]|[ \r\n\x85\u2028\u2029]$/.test(text);
  const hasBreakSpace = /[\r\n\x85\u2028\u2029] /.test(text);
  if (!isSpecial && !hasEdge && !isMultiline && !hasIndicator(text)) {
    return 'plain';
  }
  return isSpecial || hasBreakSpace ? 'double' : 'single';
}

/** Whether a character means something to YAML where it stands. */
function hasIndicator(text: string): boolean {
  return /^(?:---|\.\.\.)/.test(text) || /^[#,[\]{}&*!|>'"%@`]/.test(text) || /^[?:-](?:[ \t]|$)/.test(text)
    || /:(?:[ \t]|$)/.test(text.slice(1)) || /[ \t\r\n\x85\u2028\u2029]#/.test(text);
}

export function isBreak(char: string | undefined): boolean {
  return char !== undefined && BREAK.test(char);
}

export function isUnprintable(char: string): boolean {
  return UNPRINTABLE.test(char);
}
