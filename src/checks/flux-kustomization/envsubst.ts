/**
 * Reads `${…}` as kustomize-controller does after a build (package envsubst of fluxcd/pkg, a small part of what a shell knows).
 * Its reader is odd in places, and so is this one: any letter or digit may begin a name, a backslash counts only inside `${x/…}`,
 * and `$$` is `$` everywhere outside of braces.
 */

/** One variable that a text uses. */
export interface VariableUse {
  readonly name: string;
  /** `:=`, `^^`, `#` …; empty for `${name}`. */
  readonly operator: string;
  /** The whole expression. */
  readonly text: string;
  /** Whether the text is nothing else. */
  readonly isAll: boolean;
}

export interface Substitutions {
  readonly uses: readonly VariableUse[];
  /** Why the whole build fails: the expression that cannot be read. */
  readonly fault?: string;
}

/** Operators that bring a value for a variable that is not set. */
const DEFAULTS: readonly string[] = ['-', '+', '=', '?', ':-', ':+', ':=', ':?'];

/** Whether a variable has to be there, for a strict substitution. */
export function needsValue({ operator }: VariableUse): boolean {
  return !DEFAULTS.includes(operator);
}

/** Everything that a text has substituted. */
export function readSubstitutions(text: string): Substitutions {
  return text.includes('${') ? new EnvsubstReader(text).read() : { uses: [] };
}

class Unreadable extends Error {}

const WORD = /[\p{L}\p{Nd}_]/u;
/** Nested defaults: deeper ones are nobody's work, and the stack is finite. */
const MAX_DEPTH = 100;

class EnvsubstReader {
  private at = 0;
  private readonly uses: VariableUse[] = [];

  public constructor(private readonly text: string) {}

  public read(): Substitutions {
    let start = 0;
    try {
      while (this.at < this.text.length) {
        start = this.at;
        this.outside();
      }
      return { uses: this.uses };
    } catch (error) {
      if (!(error instanceof Unreadable)) {
        throw error;
      }
      return { uses: this.uses, fault: shortened(this.text.slice(start)) };
    }
  }

  private outside(): void {
    if (this.text.startsWith('$$', this.at)) {
      this.at += 2;
    } else if (this.text.startsWith('${', this.at)) {
      this.expression(0);
    } else {
      this.at++;
    }
  }

  /** From `${` to its `}`. */
  private expression(depth: number): void {
    const start = this.at;
    if (depth > MAX_DEPTH) {
      throw new Unreadable();
    }
    this.at += 2;
    const isLength = this.peek() === '#';
    this.at += isLength ? 1 : 0;
    const name = this.while((letter) => WORD.test(letter));
    if (name === '') {
      throw new Unreadable();
    }
    const index = this.uses.length;
    const operator = isLength ? '#' : this.operator(depth);
    this.close();
    const text = this.text.slice(start, this.at);
    this.uses.splice(index, 0, { name, operator, text, isAll: text === this.text });
  }

  /** The operator, with what it is given. */
  private operator(depth: number): string {
    const [first, second] = [this.peek(), this.text[this.at + 1] ?? ''];
    switch (first) {
      case ':': return '=-?+'.includes(second) && second !== '' ? this.withDefault(2, depth) : this.slice(depth);
      case '=': return this.withDefault(1, depth);
      case ',': case '^': return this.while((letter, length) => ',^'.includes(letter) && length < 2);
      case '#': case '%': return this.removal(first, depth);
      case '/': return this.replacement(second, depth);
      default: return '';
    }
  }

  /** A default holds texts and expressions, up to the brace. */
  private withDefault(length: number, depth: number): string {
    const operator = this.take(length);
    while (this.peek() !== '}') {
      this.parameter('}', depth);
    }
    return operator;
  }

  private slice(depth: number): string {
    const operator = this.take(1);
    this.parameter(':}', depth);
    if (this.peek() === ':') {
      this.while((letter) => letter === ':');
      this.parameter('}', depth);
    }
    return operator;
  }

  private removal(sign: string, depth: number): string {
    const operator = this.while((letter, length) => letter === sign && length < 2);
    this.parameter('}', depth);
    return operator;
  }

  private replacement(second: string, depth: number): string {
    const operator = this.take(second !== '' && '/#%'.includes(second) ? 2 : 1);
    this.parameter('/', depth, true);
    if (this.while((letter) => letter === '/') === '') {
      throw new Unreadable();
    }
    if (this.peek() !== '}') {
      this.parameter('}', depth, true);
    }
    return operator;
  }

  /** One expression, or text up to one of `ends` or the next expression; not nothing. */
  private parameter(ends: string, depth: number, hasEscapes = false): void {
    if (this.text.startsWith('${', this.at)) {
      this.expression(depth + 1);
      return;
    }
    const start = this.at;
    while (this.at < this.text.length && !ends.includes(this.peek()) && !this.text.startsWith('${', this.at)) {
      this.at += hasEscapes && /^(?:\\[/\\]|\$\$)/.test(this.text.slice(this.at, this.at + 2)) ? 2 : 1;
    }
    if (this.at === start) {
      throw new Unreadable();
    }
  }

  private close(): void {
    if (this.peek() !== '}') {
      throw new Unreadable();
    }
    this.at++;
  }

  private while(accepts: (letter: string, length: number) => boolean): string {
    const start = this.at;
    while (this.at < this.text.length && accepts(this.peek(), this.at - start)) {
      this.at++;
    }
    return this.text.slice(start, this.at);
  }

  private take(length: number): string {
    this.at += length;
    return this.text.slice(this.at - length, this.at);
  }

  /** Empty at the end. */
  private peek(): string {
    return this.text[this.at] ?? '';
  }
}

const MOST_CHARACTERS = 40;

function shortened(text: string): string {
  const line = text.split('\n', 1)[0];
  return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
}
