/**
 * Whether github.com/itchyny/gojq would take an expression: its grammar (parser.go.y), without a tree. What two operators
 * make of each other does not matter for that, so there is no precedence here.
 */
import { JQ_FUNCTIONS } from './jq-functions';
import { JqToken, jqTokens } from './jq-tokens';

const KEYWORDS: ReadonlySet<string> = new Set([
  'or', 'and', 'module', 'import', 'include', 'def', 'as', 'label', 'break', 'null', 'true', 'false', 'if', 'then', 'elif', 'else', 'end', 'try',
  'catch', 'reduce', 'foreach',
]);
const END: JqToken = { kind: 'symbol', text: '' };
/** Nobody writes deeper; who does is believed. */
const MOST_DEPTH = 100;
const MOST_LENGTH = 20_000;

/** What is wrong with an expression, or undefined. */
export function tryJqFault(expression: string): string | undefined {
  if (expression.length > MOST_LENGTH) {
    return undefined;
  }
  const names: Names = { used: [], variables: [], bound: new Set(['$ENV', '$__loc__', '$__prog_args']) };
  try {
    new Parser(jqTokens(expression), names, 0).whole();
  } catch (error) {
    return error instanceof JqFault ? error.message : undefined;
  }
  const unknown = names.used.find((name) => !JQ_FUNCTIONS.has(name) && !names.bound.has(name) && !name.includes('::'));
  const unbound = names.variables.find((name) => !names.bound.has(name) && !name.includes('::'));
  return unknown !== undefined ? `there is no function "${unknown}"` : unbound === undefined ? undefined : `there is no variable "${unbound}"`;
}

class JqFault extends Error {}

/** What an expression uses, and what it defines somewhere; scopes are not told apart. */
interface Names {
  readonly used: string[];
  readonly variables: string[];
  readonly bound: Set<string>;
}

class Parser {
  private at = 0;

  public constructor(private readonly tokens: readonly JqToken[], private readonly names: Names, private depth: number) {}

  public whole(): void {
    this.query();
    if (this.at < this.tokens.length) {
      this.unexpected();
    }
  }

  private query(): void {
    if (++this.depth > MOST_DEPTH) {
      throw new RangeError('too deep');
    }
    while (this.isWord('def')) {
      this.definition();
    }
    this.operand();
    for (;;) {
      if (this.take('as')) {
        this.patterns();
        this.expect('|');
        this.query();
      } else if (this.next.kind === 'operator' && this.next.text !== '?//') {
        this.at++;
        if (this.isWord('def')) {
          this.definition();
        }
        this.operand();
      } else if (this.take('or') || this.take('and')) {
        this.operand();
      } else {
        break;
      }
    }
    this.depth--;
  }

  private definition(): void {
    this.at++;
    this.bind(this.word());
    if (this.take('(')) {
      do {
        this.bind(this.next.text);
        this.bind(this.next.text.replace(/^\$/, ''));
        this.at++;
      } while (this.take(';'));
      this.expect(')');
    }
    this.expect(':');
    this.query();
    this.expect(';');
  }

  private operand(): void {
    while (this.take('-') || this.take('+')) {
      // Signs may be repeated.
    }
    if (this.take('label')) {
      this.bind(this.next.text);
      this.at++;
      this.expect('|');
      this.query();
      return;
    }
    this.term();
    this.suffixes();
  }

  private term(): void {
    const token = this.next;
    this.at++;
    switch (token.kind) {
      case 'field': case 'number': return;
      case 'string': return this.inside(token);
      case 'variable': this.names.variables.push(token.text); return;
      case 'format': return this.next.kind === 'string' ? this.term() : undefined;
      case 'word': return this.wordTerm(token.text);
      case 'symbol': return this.symbolTerm(token.text);
      default: this.at--; this.unexpected();
    }
  }

  private symbolTerm(text: string): void {
    switch (text) {
      case '..': return;
      case '.': return this.next.kind === 'string' ? this.term() : undefined;
      case '(': this.query(); return this.expect(')');
      case '[': return this.take(']') ? undefined : (this.query(), this.expect(']'));
      case '{': return this.object();
      default: this.at--; this.unexpected();
    }
  }

  private wordTerm(word: string): void {
    switch (word) {
      case 'null': case 'true': case 'false': return;
      case 'if': return this.condition();
      case 'try': this.operand(); return this.take('catch') ? this.operand() : undefined;
      case 'reduce': case 'foreach': return this.loop();
      case 'break': this.names.variables.push(this.next.text); this.at++; return;
      default:
    }
    if (KEYWORDS.has(word)) {
      this.at--;
      this.unexpected();
    }
    this.names.used.push(word);
    if (this.take('(')) {
      this.query();
      while (this.take(';')) {
        this.query();
      }
      this.expect(')');
    }
  }

  private condition(): void {
    do {
      this.query();
      this.expect('then');
      this.query();
    } while (this.take('elif'));
    if (this.take('else')) {
      this.query();
    }
    this.expect('end');
  }

  private loop(): void {
    this.operand();
    this.expect('as');
    this.patterns();
    this.expect('(');
    this.query();
    while (this.take(';')) {
      this.query();
    }
    this.expect(')');
  }

  private suffixes(): void {
    for (;;) {
      const dotted = this.next.text === '.' && ['[', '"'].includes(this.tokens[this.at + 1]?.text[0] ?? '');
      if (dotted) {
        this.at++;
      }
      if (dotted && this.next.kind === 'string') {
        this.term();
      } else if (this.take('[')) {
        this.index();
      } else if (this.next.kind === 'field' || this.next.text === '?') {
        this.at++;
      } else {
        return;
      }
    }
  }

  private index(): void {
    if (this.take(']')) {
      return;
    }
    if (!this.isText(':')) {
      this.query();
    }
    if (this.take(':') && !this.isText(']')) {
      this.query();
    }
    this.expect(']');
  }

  private object(): void {
    while (!this.take('}')) {
      const key = this.next;
      this.at++;
      if (key.text === '(') {
        this.query();
        this.expect(')');
      } else if (key.kind === 'string') {
        this.inside(key);
      } else if (key.kind === 'variable') {
        this.names.variables.push(key.text);
      } else if (key.kind !== 'word' && key.kind !== 'format' && key.kind !== 'number') {
        this.at--;
        this.unexpected();
      }
      if (this.take(':')) {
        this.objectValue();
      }
      if (!this.take(',') && !this.isText('}')) {
        this.unexpected();
      }
    }
  }

  /** As a query, but a comma ends it. */
  private objectValue(): void {
    this.operand();
    while ((this.next.kind === 'operator' && !this.isText(',')) || this.isWord('or') || this.isWord('and')) {
      this.at++;
      this.operand();
    }
  }

  private patterns(): void {
    do {
      this.pattern();
    } while (this.take('?//'));
  }

  private pattern(): void {
    if (this.take('[')) {
      do {
        this.pattern();
      } while (this.take(','));
      return this.expect(']');
    }
    if (this.take('{')) {
      do {
        this.patternKey();
      } while (this.take(','));
      return this.expect('}');
    }
    if (this.next.kind !== 'variable') {
      this.unexpected();
    }
    this.bind(this.next.text);
    this.at++;
  }

  private patternKey(): void {
    const key = this.next;
    this.at++;
    if (key.text === '(') {
      this.query();
      this.expect(')');
    } else if (key.kind === 'variable') {
      this.bind(key.text);
    }
    if (this.take(':')) {
      this.pattern();
    }
  }

  private inside({ inner = [] }: JqToken): void {
    inner.forEach((text) => new Parser(jqTokens(text), this.names, this.depth + 1).whole());
  }

  private get next(): JqToken {
    return this.tokens[this.at] ?? END;
  }

  private isText(text: string): boolean {
    return this.next.text === text && this.next.kind !== 'string';
  }

  private isWord(word: string): boolean {
    return this.next.kind === 'word' && this.next.text === word;
  }

  private take(text: string): boolean {
    const found = this.at < this.tokens.length && this.isText(text);
    this.at += found ? 1 : 0;
    return found;
  }

  private expect(text: string): void {
    if (!this.take(text)) {
      this.unexpected(text);
    }
  }

  private word(): string {
    const { kind, text } = this.next;
    if (kind !== 'word') {
      this.unexpected();
    }
    this.at++;
    return text;
  }

  private bind(name: string): void {
    this.names.bound.add(name);
  }

  private unexpected(wanted?: string): never {
    const { text } = this.next;
    const found = this.at < this.tokens.length ? `"${text.slice(0, 20)}" is not expected` : 'it ends too early';
    throw new JqFault(wanted === undefined ? found : `${found}, but "${wanted}"`);
  }
}
