/** The scanner of text/template/parse/lex.go. */
import { quote } from './quote';
import { isDigit, isLetter, isPrint } from './unicode';

export type ItemType =
  | 'error' | 'bool' | 'char' | 'charConstant' | 'comment' | 'complex' | 'assign' | 'declare' | 'EOF' | 'field' | 'identifier'
  | 'leftDelim' | 'leftParen' | 'number' | 'pipe' | 'rawString' | 'rightDelim' | 'rightParen' | 'space' | 'string' | 'text' | 'variable'
  | Keyword;

type Keyword =
  | 'block' | 'break' | 'continue' | 'dot' | 'define' | 'else' | 'end' | 'if' | 'nil' | 'range' | 'template' | 'with';

export interface Item {
  readonly type: ItemType;
  /** Where it starts, in UTF-16 units. */
  readonly pos: number;
  readonly text: string;
  readonly line: number;
}

const KEYWORDS: ReadonlyMap<string, Keyword> = new Map<string, Keyword>([
  ['.', 'dot'],
  ...(['block', 'break', 'continue', 'define', 'else', 'end', 'if', 'nil', 'range', 'template', 'with'] as const).map(
    (word): [string, Keyword] => [word, word],
  ),
]);
const KEYWORD_TYPES: ReadonlySet<ItemType> = new Set(KEYWORDS.values());

/** What an argument can begin with. */
export const OPERAND_ITEMS: ReadonlySet<ItemType> = new Set([
  'bool', 'charConstant', 'complex', 'dot', 'field', 'identifier', 'number', 'nil', 'rawString', 'string', 'variable', 'leftParen',
]);

const LEFT = '{{';
const RIGHT = '}}';
const SPACES = ' \t\r\n';

/** How messages name a token. */
export function describeItem(item: Item): string {
  if (item.type === 'EOF' || item.type === 'error') {
    return item.type === 'EOF' ? 'EOF' : item.text;
  }
  if (KEYWORD_TYPES.has(item.type)) {
    return `<${item.text}>`;
  }
  return Buffer.byteLength(item.text) > 10 ? `${quote(Array.from(item.text).slice(0, 10).join(''))}...` : quote(item.text);
}

export interface LexOptions {
  /** Without it, the words are names of functions (a program may define such). */
  readonly breakOk: boolean;
  readonly continueOk: boolean;
}

export class Lexer {
  public options: LexOptions = { breakOk: true, continueOk: true };
  private pos = 0;
  private start = 0;
  private line = 1;
  private startLine = 1;
  private parenDepth = 0;
  private isInAction = false;

  public constructor(private input: string) {}

  public nextItem(): Item {
    return this.isInAction ? this.lexInsideAction() : this.lexText();
  }

  private emit(type: ItemType): Item {
    const item: Item = { type, pos: this.start, text: this.input.slice(this.start, this.pos), line: this.startLine };
    this.line += countLines(item.text);
    this.skipTo(this.pos);
    return item;
  }

  /** Drops the text up to `end`. Lines are counted when text is emitted or dropped, never twice. */
  private ignoreTo(end: number): void {
    this.line += countLines(this.input.slice(this.start, end));
    this.skipTo(end);
  }

  private skipTo(end: number): void {
    this.pos = end;
    this.start = end;
    this.startLine = this.line;
  }

  private fail(message: string): Item {
    const item: Item = { type: 'error', pos: this.start, text: message, line: this.startLine };
    this.input = '';
    this.skipTo(0);
    this.isInAction = false;
    return item;
  }

  private lexText(): Item {
    for (;;) {
      const found = this.input.indexOf(LEFT, this.pos);
      const text = this.tryText(found < 0 ? this.input.length : found, found >= 0);
      if (text !== undefined) {
        return text;
      }
      if (found < 0) {
        return { type: 'EOF', pos: this.pos, text: '', line: this.startLine };
      }
      const item = this.lexLeftDelim();
      if (item !== undefined) {
        return item;
      }
    }
  }

  /** The text before the next action, without the space that a trim marker takes away. */
  private tryText(end: number, isBeforeAction: boolean): Item | undefined {
    if (end === this.pos) {
      return undefined;
    }
    const isTrimmed = isBeforeAction && this.hasLeftTrimMarker(end + LEFT.length);
    this.pos = isTrimmed ? this.start + trimRight(this.input.slice(this.start, end)).length : end;
    const item = this.pos > this.start ? this.emit('text') : undefined;
    this.ignoreTo(end);
    return item;
  }

  /** Undefined where a comment was skipped. */
  private lexLeftDelim(): Item | undefined {
    const inside = this.pos + LEFT.length;
    const afterMarker = this.hasLeftTrimMarker(inside) ? inside + 2 : inside;
    if (this.input.startsWith('/*', afterMarker)) {
      this.ignoreTo(afterMarker);
      return this.skipComment();
    }
    this.pos = inside;
    const item = this.emit('leftDelim');
    this.isInAction = true;
    this.ignoreTo(afterMarker);
    this.parenDepth = 0;
    return item;
  }

  private skipComment(): Item | undefined {
    const end = this.input.indexOf('*/', this.pos + 2);
    if (end < 0) {
      return this.fail('unclosed comment');
    }
    const trim = this.rightDelimAt(end + 2);
    if (trim === undefined) {
      return this.fail('comment ends before closing delimiter');
    }
    const after = end + 2 + (trim ? 2 : 0) + RIGHT.length;
    this.ignoreTo(trim ? this.afterSpaces(after) : after);
    return undefined;
  }

  /** Whether the right delimiter at `at` trims; undefined where there is none. */
  private rightDelimAt(at: number): boolean | undefined {
    if (this.hasRightTrimMarker(at) && this.input.startsWith(RIGHT, at + 2)) {
      return true;
    }
    return this.input.startsWith(RIGHT, at) ? false : undefined;
  }

  private lexRightDelim(): Item {
    const isTrimming = this.rightDelimAt(this.pos) === true;
    if (isTrimming) {
      this.ignoreTo(this.pos + 2);
    }
    this.pos += RIGHT.length;
    const item = this.emit('rightDelim');
    if (isTrimming) {
      this.ignoreTo(this.afterSpaces(this.pos));
    }
    this.isInAction = false;
    return item;
  }

  private lexInsideAction(): Item {
    if (this.rightDelimAt(this.pos) !== undefined) {
      return this.parenDepth === 0 ? this.lexRightDelim() : this.fail('unclosed left paren');
    }
    const char = this.peek();
    if (char === '') {
      return this.fail('unclosed action');
    }
    if (isBlank(char)) {
      return this.lexSpace();
    }
    const next = this.input[this.pos + 1];
    if (char === '.' && next !== undefined && !/[0-9]/.test(next)) {
      this.pos++;
      return this.lexFieldOrVariable('field');
    }
    if (/[0-9.+-]/.test(char)) {
      return this.lexNumber();
    }
    if (isAlphaNumeric(char)) {
      return this.lexIdentifier();
    }
    this.pos += char.length;
    return this.lexPunctuation(char);
  }

  private lexPunctuation(char: string): Item {
    switch (char) {
      case '=': return this.emit('assign');
      case '|': return this.emit('pipe');
      case '"': return this.lexQuoted('"', 'string', 'unterminated quoted string');
      case '\'': return this.lexQuoted('\'', 'charConstant', 'unterminated character constant');
      case '`': return this.lexRawQuote();
      case '$': return this.isAtTerminator() ? this.emit('variable') : this.lexFieldOrVariable('variable');
      case ':':
        if (this.peek() !== '=') {
          return this.fail('expected :=');
        }
        this.pos++;
        return this.emit('declare');
      case '(':
        this.parenDepth++;
        return this.emit('leftParen');
      case ')':
        this.parenDepth--;
        return this.parenDepth < 0 ? this.fail('unexpected right paren') : this.emit('rightParen');
      default:
        return char <= '\x7f' && isPrint(char) ? this.emit('char') : this.fail(`unrecognized character in action: ${codePoint(char)}`);
    }
  }

  /** A run of spaces; the last one may belong to a trimming right delimiter. */
  private lexSpace(): Item {
    let end = this.afterSpaces(this.pos);
    if (this.hasRightTrimMarker(end - 1) && this.input.startsWith(RIGHT, end + 1)) {
      end--;
      if (end === this.pos) {
        return this.lexRightDelim();
      }
    }
    this.pos = end;
    return this.emit('space');
  }

  private lexIdentifier(): Item {
    this.skipAlphaNumeric();
    const word = this.input.slice(this.start, this.pos);
    if (!this.isAtTerminator()) {
      return this.fail(`bad character ${codePoint(this.peek())}`);
    }
    const keyword = KEYWORDS.get(word);
    const isName = (keyword === 'break' && !this.options.breakOk) || (keyword === 'continue' && !this.options.continueOk);
    if (keyword !== undefined) {
      return this.emit(isName ? 'identifier' : keyword);
    }
    return this.emit(word === 'true' || word === 'false' ? 'bool' : 'identifier');
  }

  private lexFieldOrVariable(type: 'field' | 'variable'): Item {
    if (this.isAtTerminator()) {
      return this.emit(type === 'variable' ? 'variable' : 'dot');
    }
    this.skipAlphaNumeric();
    return this.isAtTerminator() ? this.emit(type) : this.fail(`bad character ${codePoint(this.peek())}`);
  }

  private lexQuoted(mark: string, type: 'string' | 'charConstant', unterminated: string): Item {
    for (;;) {
      const char = this.input[this.pos++];
      if (char === mark) {
        return this.emit(type);
      }
      const last = char === '\\' ? this.input[this.pos++] : char;
      if (last === undefined || last === '\n') {
        return this.fail(unterminated);
      }
    }
  }

  private lexRawQuote(): Item {
    const end = this.input.indexOf('`', this.pos);
    if (end < 0) {
      return this.fail('unterminated raw quoted string');
    }
    this.pos = end + 1;
    return this.emit('rawString');
  }

  private lexNumber(): Item {
    let isGood = this.scanNumber();
    const sign = this.peek();
    let type: ItemType = 'number';
    if (isGood && (sign === '+' || sign === '-')) {
      isGood = this.scanNumber() && this.input[this.pos - 1] === 'i';
      type = 'complex';
    }
    return isGood ? this.emit(type) : this.fail(`bad number syntax: ${quote(this.input.slice(this.start, this.pos))}`);
  }

  /** Takes more than is a number; the parser finds out. */
  private scanNumber(): boolean {
    const rest = this.input.slice(this.pos, this.pos + 4096);
    const pattern = /^[+-]?(?:0[xX][0-9a-fA-F_]*(?:\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|0[oO][0-7_]*(?:\.[0-7_]*)?|0[bB][01_]*(?:\.[01_]*)?|[0-9_]*(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*)?)i?/;
    this.pos += pattern.exec(rest)![0].length;
    const next = this.peek();
    if (isAlphaNumeric(next)) {
      this.pos += next.length;
      return false;
    }
    return true;
  }

  private peek(): string {
    const code = this.input.codePointAt(this.pos);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  private skipAlphaNumeric(): void {
    for (let char = this.peek(); isAlphaNumeric(char); char = this.peek()) {
      this.pos += char.length;
    }
  }

  private isAtTerminator(): boolean {
    const char = this.peek();
    return char === '' || isBlank(char) || '.,|:)('.includes(char) || this.input.startsWith(RIGHT, this.pos);
  }

  private hasLeftTrimMarker(at: number): boolean {
    return this.input[at] === '-' && isBlank(this.input[at + 1] ?? '');
  }

  private hasRightTrimMarker(at: number): boolean {
    return isBlank(this.input[at] ?? '') && this.input[at + 1] === '-';
  }

  private afterSpaces(at: number): number {
    let end = at;
    while (isBlank(this.input[end] ?? '')) {
      end++;
    }
    return end;
  }
}

function isBlank(char: string): boolean {
  return char !== '' && SPACES.includes(char);
}

function trimRight(text: string): string {
  let end = text.length;
  while (end > 0 && isBlank(text[end - 1])) {
    end--;
  }
  return text.slice(0, end);
}

export function isAlphaNumeric(char: string): boolean {
  return char === '_' || /^[A-Za-z0-9]$/.test(char) || (char > '\x7f' && (isLetter(char) || isDigit(char)));
}

function countLines(text: string): number {
  return text.includes('\n') ? text.split('\n').length - 1 : 0;
}

/** Go's %#U. */
function codePoint(char: string): string {
  const code = char === '' ? -1 : char.codePointAt(0)!;
  const digits = code < 0 ? 'FFFFFFFFFFFFFFFF' : code.toString(16).toUpperCase().padStart(4, '0');
  return `U+${digits}${code >= 0 && isPrint(char) ? ` '${char}'` : ''}`;
}
