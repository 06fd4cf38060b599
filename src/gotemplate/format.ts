/** Go's fmt on one value: flags, widths, precisions (format.go). */
import { toBytes } from './bytes';
import { formatFloat } from './float';
import { spendText } from './limits';
import { canBackquote, quote } from './quote';
import { isPrint } from './unicode';

interface Flags {
  width?: number;
  precision?: number;
  minus: boolean;
  plus: boolean;
  sharp: boolean;
  space: boolean;
  zero: boolean;
  plusV: boolean;
  sharpV: boolean;
}

const NO_FLAGS: Flags = { minus: false, plus: false, sharp: false, space: false, zero: false, plusV: false, sharpV: false };

export class Formatter {
  public flags: Flags = { ...NO_FLAGS };

  public clear(): void {
    this.flags = { ...NO_FLAGS };
  }

  public setFlag(char: string): void {
    const name = ({ '#': 'sharp', '0': 'zero', '+': 'plus', '-': 'minus', ' ': 'space' } as const)[char]!;
    this.flags[name] = true;
  }

  /** `%#v` and `%+v` mean another thing than `#` and `+` elsewhere. */
  public useGoSyntax(): void {
    const { flags } = this;
    this.flags = { ...flags, sharpV: flags.sharp, sharp: false, plusV: flags.plus, plus: false };
  }

  public pad(text: string, mayBeZero = true): string {
    const width = this.flags.width ?? 0;
    const missing = width === 0 ? 0 : width - (text.length > width ? Array.from(text).length : countRunes(text));
    if (missing <= 0) {
      return text;
    }
    spendText(missing);
    if (this.flags.minus) {
      return text + ' '.repeat(missing);
    }
    return (this.flags.zero && mayBeZero ? '0' : ' ').repeat(missing) + text;
  }

  public string(text: string): string {
    return this.pad(this.truncate(text));
  }

  private truncate(text: string): string {
    const { precision } = this.flags;
    return precision === undefined || text.length <= precision ? text : Array.from(text).slice(0, precision).join('');
  }

  /** Undefined for a verb that is none of strings. */
  public tryString(text: string, verb: string): string | undefined {
    switch (verb) {
      case 'v': return this.flags.sharpV ? this.quoted(text) : this.string(text);
      case 's': return this.string(text);
      case 'q': return this.quoted(text);
      case 'x': case 'X': return this.hexadecimal(text, verb);
      default: return undefined;
    }
  }

  private quoted(text: string): string {
    const shown = this.truncate(text);
    if (this.flags.sharp && canBackquote(shown)) {
      return this.pad(`\`${shown}\``);
    }
    return this.pad(quote(shown, { ascii: this.flags.plus }));
  }

  private hexadecimal(text: string, verb: string): string {
    const { precision, sharp, space } = this.flags;
    const bytes = toBytes(text).subarray(0, precision);
    const pairs = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0'));
    const prefix = sharp && bytes.length > 0 ? '0x' : '';
    const shown = space ? pairs.map((pair) => prefix + pair).join(' ') : prefix + pairs.join('');
    return this.pad(verb === 'X' ? shown.toUpperCase() : shown);
  }

  public tryInteger(value: bigint, isSigned: boolean, verb: string): string | undefined {
    switch (verb) {
      case 'v': return this.flags.sharpV && !isSigned ? `0x${value.toString(16)}` : this.integer(value, 10, verb);
      case 'd': return this.integer(value, 10, verb);
      case 'b': return this.integer(value, 2, verb);
      case 'o': case 'O': return this.integer(value, 8, verb);
      case 'x': case 'X': return this.integer(value, 16, verb);
      case 'c': return this.pad(character(value));
      case 'q': return this.pad(quote(character(value), { quote: '\'', ascii: this.flags.plus }));
      case 'U': return this.unicode(value);
      default: return undefined;
    }
  }

  private integer(value: bigint, base: number, verb: string): string {
    const { width, precision, plus, space, zero, minus, sharp } = this.flags;
    if (precision === 0 && value === 0n) {
      return ' '.repeat(width ?? 0);
    }
    const sign = value < 0n ? '-' : plus ? '+' : space ? ' ' : '';
    const least = precision ?? (zero && !minus && width !== undefined ? width - sign.length : 0);
    spendText(Math.max(least, 0));
    const digits = (value < 0n ? -value : value).toString(base).padStart(least, '0');
    const prefix = sharp ? { 2: '0b', 8: digits.startsWith('0') ? '' : '0', 10: '', 16: '0x' }[base]! : '';
    const shown = (verb === 'O' ? '0o' : '') + prefix + digits;
    return this.pad(sign + (verb === 'X' ? shown.toUpperCase() : shown), false);
  }

  private unicode(value: bigint): string {
    const code = BigInt.asUintN(64, value);
    const digits = code.toString(16).toUpperCase().padStart(Math.max(this.flags.precision ?? 4, 4), '0');
    const char = code <= 0x10ffffn ? String.fromCodePoint(Number(code)) : '';
    const shown = this.flags.sharp && char !== '' && isPrint(char) ? ` '${char}'` : '';
    return this.pad(`U+${digits}${shown}`, false);
  }

  public tryFloat(value: number, verb: string): string | undefined {
    switch (verb) {
      case 'v': return this.float(value, 'g', -1);
      case 'b': case 'g': case 'G': case 'x': case 'X': return this.float(value, verb, -1);
      case 'e': case 'E': case 'f': return this.float(value, verb, 6);
      case 'F': return this.float(value, 'f', 6);
      default: return undefined;
    }
  }

  public tryComplex(real: number, imag: number, verb: string): string | undefined {
    const first = this.tryFloat(real, verb);
    const { plus } = this.flags;
    this.flags.plus = true;
    const second = this.tryFloat(imag, verb);
    this.flags.plus = plus;
    return first === undefined ? undefined : `(${first}${second}i)`;
  }

  private float(value: number, verb: string, usual: number): string {
    const { precision = usual, plus, space, sharp, zero, minus, width } = this.flags;
    spendText(Math.max(precision, 0));
    const text = formatFloat(value, verb, precision);
    const sign = /^[+-]/.test(text) ? text[0] : '+';
    const shownSign = sign === '+' && space && !plus ? ' ' : sign;
    let digits = text.replace(/^[+-]/, '');
    if (!Number.isFinite(value)) {
      const isSigned = Number.isNaN(value) ? plus || space : plus || shownSign !== '+';
      return this.pad((isSigned ? shownSign : '') + digits, false);
    }
    if (sharp && verb !== 'b') {
      digits = withPoint(digits, verb, precision);
    }
    if (!plus && shownSign === '+') {
      return this.pad(digits);
    }
    if (zero && !minus && width !== undefined && width > digits.length + 1) {
      return shownSign + '0'.repeat(width - digits.length - 1) + digits;
    }
    return this.pad(shownSign + digits);
  }
}

/** `%#g` keeps the decimal point and the trailing zeros. */
function withPoint(text: string, verb: string, precision: number): string {
  const isHex = verb === 'x' || verb === 'X';
  const [, body, tail] = (isHex ? /^([^pP]*)(.*)$/ : /^([^eEpP]*)(.*)$/).exec(text)!;
  const wanted = 'vgGx'.includes(verb) ? (precision === -1 ? 6 : precision) : 0;
  // The "x" of "0x" counts as a digit, as it does in Go.
  const seen = body.replace(/\./, '').replace(/^0+/, '').length;
  const hasPoint = body.includes('.');
  const missing = wanted - seen - (!hasPoint && body === '0' ? 1 : 0);
  return `${body}${hasPoint ? '' : '.'}${'0'.repeat(Math.max(missing, 0))}${tail}`;
}

function character(value: bigint): string {
  const isValid = value >= 0n && value <= 0x10ffffn && !(value >= 0xd800n && value <= 0xdfffn);
  return isValid ? String.fromCodePoint(Number(value)) : '\ufffd';
}

function countRunes(text: string): number {
  return /[\ud800-\udbff]/.test(text) ? Array.from(text).length : text.length;
}
