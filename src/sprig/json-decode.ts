/** Go's encoding/json, the reading half, with the words of its syntax errors (scanner.go). */
import { GoError, GoMap, GoSlice, GoValue, spend } from '../gotemplate';

/** Deeper nesting is an error to Go. */
const MAX_DEPTH = 10_000;

export function decodeJson(text: string): GoValue {
  spend(text.length / 16);
  return new JsonReader(text).read();
}

const ESCAPES: Readonly<Record<string, string>> = { '"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t' };
const LITERALS: Readonly<Record<string, readonly [string, GoValue]>> = { t: ['true', true], f: ['false', false], n: ['null', null] };

class JsonReader {
  private at = 0;
  private depth = 0;

  public constructor(private readonly text: string) {}

  public read(): GoValue {
    const value = this.value();
    this.skipSpace();
    return this.at < this.text.length ? this.refuse('after top-level value') : value;
  }

  private skipSpace(): void {
    while (this.at < this.text.length && ' \t\r\n'.includes(this.text[this.at])) {
      this.at++;
    }
  }

  private refuse(where: string): never {
    if (this.at >= this.text.length) {
      throw new GoError('unexpected end of JSON input');
    }
    const char = String.fromCodePoint(this.text.codePointAt(this.at)!);
    throw new GoError(`invalid character ${char === '\'' ? '\'\\\'\'' : `'${char}'`} ${where}`);
  }

  private value(): GoValue {
    this.skipSpace();
    const char = this.text[this.at] ?? '';
    if (char === '{' || char === '[') {
      return this.nested(() => (char === '{' ? this.object() : this.array()));
    }
    if (char === '"') {
      return this.string();
    }
    if (Object.hasOwn(LITERALS, char)) {
      return this.literal(...LITERALS[char]);
    }
    return /[-0-9]/.test(char) ? this.number() : this.refuse('looking for beginning of value');
  }

  private nested(read: () => GoValue): GoValue {
    if (++this.depth > MAX_DEPTH) {
      throw new GoError('exceeded max depth');
    }
    const value = read();
    this.depth--;
    return value;
  }

  private literal(word: string, value: GoValue): GoValue {
    for (let i = 1; i < word.length; i++) {
      this.at++;
      if (this.text[this.at] !== word[i]) {
        this.refuse(`in literal ${word} (expecting '${word[i]}')`);
      }
    }
    this.at++;
    return value;
  }

  private number(): number {
    const digits = (where: string): void => {
      if (!/[0-9]/.test(this.text[this.at] ?? '')) {
        this.refuse(where);
      }
      while (/[0-9]/.test(this.text[this.at] ?? '')) {
        this.at++;
      }
    };
    const start = this.at;
    this.at += this.text[this.at] === '-' ? 1 : 0;
    if (this.text[this.at] === '0') {
      this.at++;
    } else {
      digits('in numeric literal');
    }
    if (this.text[this.at] === '.') {
      this.at++;
      digits('after decimal point in numeric literal');
    }
    if (/[eE]/.test(this.text[this.at] ?? '')) {
      this.at += /[+-]/.test(this.text[this.at + 1] ?? '') ? 2 : 1;
      digits('in exponent of numeric literal');
    }
    const literal = this.text.slice(start, this.at);
    const value = Number(literal);
    if (!Number.isFinite(value)) {
      throw new GoError(`json: cannot unmarshal number ${literal} into Go value of type float64`);
    }
    return value;
  }

  private string(): string {
    let value = '';
    for (this.at++; ; this.at++) {
      const char = this.text[this.at];
      if (char === '"') {
        this.at++;
        // A half of a surrogate pair is no character to Go.
        return /[\ud800-\udfff]/.test(value) ? Buffer.from(value, 'utf8').toString('utf8') : value;
      }
      if (char === undefined || char < ' ') {
        this.refuse('in string literal');
      }
      value += char === '\\' ? this.escape() : char;
    }
  }

  private escape(): string {
    this.at++;
    const kind = this.text[this.at];
    if (kind !== 'u') {
      return ESCAPES[kind] ?? this.refuse('in string escape code');
    }
    let code = '';
    for (let i = 0; i < 4; i++) {
      this.at++;
      if (!/[0-9a-fA-F]/.test(this.text[this.at] ?? '')) {
        this.refuse('in \\u hexadecimal character escape');
      }
      code += this.text[this.at];
    }
    return String.fromCharCode(parseInt(code, 16));
  }

  private array(): GoValue {
    const items: GoValue[] = [];
    this.at++;
    this.skipSpace();
    if (this.text[this.at] === ']') {
      this.at++;
      return new GoSlice(items);
    }
    for (;;) {
      items.push(this.value());
      if (this.separator(']', 'after array element')) {
        return new GoSlice(items);
      }
    }
  }

  private object(): GoValue {
    const entries = new Map<string, GoValue>();
    this.at++;
    this.skipSpace();
    if (this.text[this.at] === '}') {
      this.at++;
      return new GoMap(entries);
    }
    for (;;) {
      this.skipSpace();
      const key = this.text[this.at] === '"' ? this.string() : this.refuse('looking for beginning of object key string');
      this.skipSpace();
      if (this.text[this.at] !== ':') {
        this.refuse('after object key');
      }
      this.at++;
      entries.set(key, this.value());
      if (this.separator('}', 'after object key:value pair')) {
        return new GoMap(entries);
      }
    }
  }

  /** Takes `,` or the end; true at the end. */
  private separator(end: string, where: string): boolean {
    this.skipSpace();
    const char = this.text[this.at];
    if (char !== end && char !== ',') {
      this.refuse(where);
    }
    this.at++;
    return char === end;
  }
}
