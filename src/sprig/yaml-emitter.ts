/**
 * YAML as goyaml v2 writes it (emitterc.go): what `toYaml` gives must be that, byte for byte, for it ends up
 * in manifests. Lists are not indented in maps, long texts are folded at 80 columns, keys are sorted naturally.
 */
import { GoMap, GoSlice, GoValue, spend, spendAdded } from '../gotemplate';
import { compareKeys } from './yaml-keys';
import { isBreak, isUnprintable, scalarStyle } from './yaml-string';

const INDENT = 2;
const WIDTH = 80;
/** Longer keys are written with a question mark. */
const LONGEST_KEY = 128;

type Place = 'root' | 'sequence' | 'mapping' | 'key';

const ESCAPES: Readonly<Record<string, string>> = {
  '\0': '0',
  '\x07': 'a',
  '\b': 'b',
  '\t': 't',
  '\n': 'n',
  '\v': 'v',
  '\f': 'f',
  '\r': 'r',
  '\x1b': 'e',
  '"': '"',
  '\\': '\\',
  '\x85': 'N',
  '\xa0': '_',
  '\u2028': 'L',
  '\u2029': 'P',
};

/** `scalar` gives the text of a value that is no text, list or map. */
export function emitYaml(value: GoValue, scalar: (value: GoValue) => string): string {
  return new Emitter(scalar).run(value);
}

class Emitter {
  private out = '';
  private column = 0;
  private indent = -1;
  private whitespace = true;
  private indention = true;

  public constructor(private readonly scalar: (value: GoValue) => string) {}

  public run(value: GoValue): string {
    this.node(value, 'root');
    this.writeIndent();
    return this.out;
  }

  private put(text: string): void {
    this.out += text;
    this.column += Array.from(text).length;
    spendAdded(text.length, this.out.length);
  }

  private putBreak(text = '\n'): void {
    this.out += text;
    this.column = 0;
  }

  private writeIndent(): void {
    const indent = Math.max(this.indent, 0);
    if (!this.indention || this.column > indent || (this.column === indent && !this.whitespace)) {
      this.putBreak();
    }
    this.put(' '.repeat(Math.max(indent - this.column, 0)));
    this.whitespace = true;
    this.indention = true;
  }

  private indicator(text: string, options: { readonly needsSpace?: boolean; readonly isSpace?: boolean; readonly isIndention?: boolean } = {}): void {
    if (options.needsSpace && !this.whitespace) {
      this.put(' ');
    }
    this.put(text);
    this.whitespace = options.isSpace ?? false;
    this.indention = this.indention && (options.isIndention ?? false);
  }

  private indented(isFlow: boolean, isIndentless: boolean, action: () => void): void {
    const outer = this.indent;
    this.indent = outer < 0 ? (isFlow ? INDENT : 0) : isIndentless ? outer : outer + INDENT;
    action();
    this.indent = outer;
  }

  private node(value: GoValue, place: Place): void {
    spend(1);
    if (value instanceof GoSlice) {
      this.sequence(value, place);
    } else if (value instanceof GoMap) {
      this.mapping(value);
    } else {
      this.indented(true, false, () => this.text(value, place));
    }
  }

  private empty(open: string, close: string): void {
    this.indicator(open, { needsSpace: true, isSpace: true });
    this.indicator(close);
  }

  private sequence({ items }: GoSlice, place: Place): void {
    if (items.length === 0) {
      this.empty('[', ']');
      return;
    }
    this.indented(false, place === 'mapping' && !this.indention, () => {
      for (const item of items) {
        this.writeIndent();
        this.indicator('-', { needsSpace: true, isIndention: true });
        this.node(item, 'sequence');
      }
    });
  }

  private mapping({ entries }: GoMap): void {
    if (entries.size === 0) {
      this.empty('{', '}');
      return;
    }
    this.indented(false, false, () => {
      for (const key of [...entries.keys()].sort(compareKeys)) {
        this.writeIndent();
        this.entry(key, entries.get(key));
      }
    });
  }

  private entry(key: string, value: GoValue): void {
    if (Buffer.byteLength(key) <= LONGEST_KEY && !Array.from(key).some(isBreak)) {
      this.node(key, 'key');
      this.indicator(':');
    } else {
      this.indicator('?', { needsSpace: true, isIndention: true });
      this.node(key, 'mapping');
      this.writeIndent();
      this.indicator(':', { needsSpace: true, isIndention: true });
    }
    this.node(value, 'mapping');
  }

  private text(value: GoValue, place: Place): void {
    const isKey = place === 'key';
    if (typeof value !== 'string') {
      this.plain(this.scalar(value), !isKey);
      return;
    }
    switch (scalarStyle(value, isKey)) {
      case 'plain': return this.plain(value, !isKey);
      case 'single': return this.singleQuoted(value, !isKey);
      case 'literal': return this.literal(value);
      default: return this.doubleQuoted(value, !isKey);
    }
  }

  /** Writes characters, and folds at a single space where the line is long. */
  private folded(chars: readonly string[], mayFold: boolean, isQuoted: boolean): void {
    let isAfterSpace = false;
    chars.forEach((char, i) => {
      const isInside = !isQuoted || (i > 0 && i < chars.length - 1);
      if (char === ' ' && mayFold && !isAfterSpace && this.column > WIDTH && isInside && chars[i + 1] !== ' ') {
        this.writeIndent();
      } else {
        this.put(char === '\'' && isQuoted ? '\'\'' : char);
        this.indention = char === ' ' ? this.indention : false;
      }
      isAfterSpace = char === ' ';
    });
  }

  private plain(text: string, mayFold: boolean): void {
    if (!this.whitespace) {
      this.put(' ');
    }
    this.folded(Array.from(text), mayFold, false);
    this.whitespace = false;
    this.indention = false;
  }

  private singleQuoted(text: string, mayFold: boolean): void {
    this.indicator('\'', { needsSpace: true });
    let isAfterBreak = false;
    for (const part of text.split(/([\r\n\x85\u2028\u2029])/)) {
      if (isBreak(part)) {
        if (!isAfterBreak && part === '\n') {
          this.putBreak();
        }
        this.putBreak(part);
        this.indention = true;
        isAfterBreak = true;
      } else if (part !== '') {
        if (isAfterBreak) {
          this.writeIndent();
        }
        this.folded(Array.from(part), mayFold, true);
        isAfterBreak = false;
      }
    }
    this.indicator('\'');
  }

  private doubleQuoted(text: string, mayFold: boolean): void {
    this.indicator('"', { needsSpace: true });
    const chars = Array.from(text);
    let isAfterSpace = false;
    chars.forEach((char, i) => {
      if (isUnprintable(char) || char === '\ufeff' || isBreak(char) || char === '"' || char === '\\') {
        this.put(`\\${ESCAPES[char] ?? hexEscape(char)}`);
      } else if (char === ' ' && mayFold && !isAfterSpace && this.column > WIDTH && i > 0 && i < chars.length - 1) {
        this.writeIndent();
        if (chars[i + 1] === ' ') {
          this.put('\\');
        }
      } else {
        this.put(char);
      }
      isAfterSpace = char === ' ';
    });
    this.indicator('"');
    this.whitespace = false;
    this.indention = false;
  }

  private literal(text: string): void {
    this.indicator('|', { needsSpace: true });
    const lines = Array.from(text);
    const hint = lines[0] === ' ' || isBreak(lines[0]) ? String(INDENT) : '';
    const chomp = !isBreak(lines.at(-1)) ? '-' : lines.length === 1 || isBreak(lines.at(-2)) ? '+' : '';
    this.put(hint + chomp);
    this.putBreak();
    this.indention = true;
    this.whitespace = true;
    let isAfterBreak = true;
    for (const char of lines) {
      if (isBreak(char)) {
        this.putBreak(char);
        this.indention = true;
        isAfterBreak = true;
      } else {
        if (isAfterBreak) {
          this.writeIndent();
        }
        this.put(char);
        this.indention = false;
        isAfterBreak = false;
      }
    }
  }
}

function hexEscape(char: string): string {
  const code = char.codePointAt(0)!;
  const [kind, digits] = code <= 0xff ? ['x', 2] as const : code <= 0xffff ? ['u', 4] as const : ['U', 8] as const;
  return kind + code.toString(16).toUpperCase().padStart(digits, '0');
}
