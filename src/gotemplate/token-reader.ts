import { Item, Lexer } from './lex';

/** Tokens with a look-ahead of three (parse.go): in `$x foo` it takes three to know that nothing is declared. */
export class TokenReader {
  private readonly tokens: [Item, Item, Item];
  private peekCount = 0;

  protected constructor(protected readonly lexer: Lexer) {
    const none: Item = { type: 'error', pos: 0, text: '', line: 0 };
    this.tokens = [none, none, none];
  }

  /** The line of the last token that was read, for messages. */
  protected get line(): number {
    return this.tokens[0].line;
  }

  protected next(): Item {
    if (this.peekCount > 0) {
      this.peekCount--;
    } else {
      this.tokens[0] = this.lexer.nextItem();
    }
    return this.tokens[this.peekCount];
  }

  protected backup(): void {
    this.peekCount++;
  }

  protected backup2(first: Item): void {
    this.tokens[1] = first;
    this.peekCount = 2;
  }

  protected backup3(second: Item, first: Item): void {
    this.tokens[1] = first;
    this.tokens[2] = second;
    this.peekCount = 3;
  }

  protected peek(): Item {
    if (this.peekCount === 0) {
      this.peekCount = 1;
      this.tokens[0] = this.lexer.nextItem();
    }
    return this.tokens[this.peekCount - 1];
  }

  protected nextNonSpace(): Item {
    let token = this.next();
    while (token.type === 'space') {
      token = this.next();
    }
    return token;
  }

  protected peekNonSpace(): Item {
    const token = this.nextNonSpace();
    this.backup();
    return token;
  }
}
