/** The escapers of text/template/funcs.go: html, js, urlquery. */
import { strayByte, toBytes } from './bytes';
import { isPrint } from './unicode';

const HTML: Readonly<Record<string, string>> = { '\0': '\ufffd', '"': '&#34;', '\'': '&#39;', '&': '&amp;', '<': '&lt;', '>': '&gt;' };

export function escapeHtml(text: string): string {
  return text.replace(/[\0"'&<>]/g, (char) => HTML[char]);
}

const JS: Readonly<Record<string, string>> = {
  '\\': '\\\\', '\'': '\\\'', '"': '\\"', '<': '\\u003C', '>': '\\u003E', '&': '\\u0026', '=': '\\u003D',
};

export function escapeJs(text: string): string {
  return Array.from(text, escapeJsChar).join('');
}

function escapeJsChar(char: string): string {
  if (strayByte(char) !== undefined) {
    return char;
  }
  const code = char.codePointAt(0)!;
  if (code >= 0x20 && code < 0x80) {
    return JS[char] ?? char;
  }
  return code >= 0x80 && isPrint(char) ? char : `\\u${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** `url.QueryEscape`. */
export function escapeQuery(text: string): string {
  return escapeUrl(text, '-_.~').replace(/%20/g, '+');
}

/** Percent-encodes every byte but letters, digits and those in `safe`. */
export function escapeUrl(text: string, safe: string): string {
  let out = '';
  for (const byte of toBytes(text)) {
    const char = String.fromCharCode(byte);
    out += /[A-Za-z0-9]/.test(char) || safe.includes(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return out;
}
