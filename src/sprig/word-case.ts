/** snakecase, kebabcase and camelcase: huandu/xstrings 1.5 (convert.go). */
import { isLetter, isNumber, isPunct, isSpace, isUpper, runes, toLower, toUpper } from '../gotemplate';

function isConnector(char: string): boolean {
  return char === '-' || char === '_' || isSpace(char);
}

/** Leading connectors stay; a connector in between makes the next letter upper case. */
export function toPascalCase(text: string): string {
  const chars = runes(text);
  const first = chars.findIndex((char) => !isConnector(char));
  if (first < 0) {
    // The last of nothing but connectors is written twice.
    return text + (chars.at(-1) ?? '');
  }
  if (first === chars.length - 1) {
    return chars.slice(0, -1).join('') + toUpper(chars[first]);
  }
  let out = chars.slice(0, first).join('');
  let isUpperRun = isUpper(chars[first]);
  let current = toUpper(chars[first]);
  for (const next of chars.slice(first + 1)) {
    const previous = current;
    current = next;
    if (isConnector(current) && isConnector(previous)) {
      out += previous;
    } else if (isConnector(previous)) {
      isUpperRun = isUpper(current);
      current = toUpper(current);
    } else {
      if (isUpperRun && isUpper(current)) {
        current = toLower(current);
      } else {
        isUpperRun = false;
      }
      out += previous;
    }
  }
  return out + current;
}

type WordType = 'none' | 'number' | 'upper' | 'alphabet' | 'connector' | 'punct' | 'other';

interface Word {
  readonly type: WordType;
  readonly text: string;
}

const NO_WORD: Word = { type: 'none', text: '' };

function isAlphabet(char: string): boolean {
  return isLetter(char) && !isUpper(char) ? true : isUpper(char);
}

/** Cuts the text into runs of one sort; of "HTTPStatus" the S belongs to the second word. */
function splitWords(text: string): readonly Word[] {
  const chars = runes(text);
  const words: Word[] = [];
  for (let at = 0; at < chars.length;) {
    const type = wordType(chars[at]);
    const end = wordEnd(chars, at, type);
    words.push({ type, text: chars.slice(at, end).join('') });
    at = end;
  }
  return words;
}

function wordType(char: string): WordType {
  if (isConnector(char)) {
    return 'connector';
  }
  if (isPunct(char)) {
    return 'punct';
  }
  if (isUpper(char)) {
    return 'upper';
  }
  return isAlphabet(char) ? 'alphabet' : isNumber(char) ? 'number' : 'other';
}

function wordEnd(chars: readonly string[], at: number, type: WordType): number {
  const run = (from: number, fits: (char: string) => boolean): number => {
    let end = from;
    while (end < chars.length && fits(chars[end])) {
      end++;
    }
    return end;
  };
  const isSmall = (char: string): boolean => isAlphabet(char) && !isUpper(char);
  switch (type) {
    case 'connector': return run(at + 1, isConnector);
    case 'punct': return run(at + 1, isPunct);
    case 'number': return run(at + 1, isNumber);
    case 'alphabet': return run(at + 1, isSmall);
    case 'upper': {
      const end = run(at + 1, isUpper);
      if (end === at + 1) {
        return run(end, isSmall);
      }
      return end < chars.length && isAlphabet(chars[end]) ? end - 1 : end;
    }
    default: return run(at + 1, (char) => wordType(char) === 'other');
  }
}

export function toSnakeCase(text: string): string {
  return toLowerCase(text, '_');
}

export function toKebabCase(text: string): string {
  return toLowerCase(text, '-');
}

function toLowerCase(text: string, connector: string): string {
  return new CaseConverter(splitWords(text), connector).run();
}

/** Numbers belong to the word before them, unless small letters follow ("HTTP2xx"). */
class CaseConverter {
  private out = '';
  private at = 0;

  public constructor(private readonly words: readonly Word[], private readonly connector: string) {}

  public run(): string {
    let word = this.next();
    while (this.at < this.words.length) {
      if (word.type !== 'connector') {
        this.write(word);
      }
      word = this.step(word, this.next());
    }
    this.write(word);
    return this.out;
  }

  private next(): Word {
    return this.at < this.words.length ? this.words[this.at++] : NO_WORD;
  }

  private hasMore(): boolean {
    return this.at < this.words.length;
  }

  private step(previous: Word, word: Word): Word {
    switch (previous.type) {
      case 'number': return this.connect(this.writeAlphanumerics(word), true);
      case 'connector':
        this.write(previous);
        return word;
      case 'punct': return word;
      default: return this.afterWord(word);
    }
  }

  private afterWord(word: Word): Word {
    if (word.type !== 'number') {
      return this.connect(word, false);
    }
    if (!this.hasMore()) {
      return word;
    }
    const following = this.next();
    if (following.type !== 'alphabet') {
      this.write(word);
      return this.connect(following, false);
    }
    this.out += this.connector;
    this.write(word);
    return this.connect(this.writeAlphanumerics(following), true);
  }

  private writeAlphanumerics(first: Word): Word {
    let word = first;
    while (word.type === 'alphabet' || word.type === 'number') {
      this.write(word);
      word = this.next();
    }
    return word;
  }

  private connect(word: Word, mayEnd: boolean): Word {
    if (word.type !== 'connector' && word.type !== 'punct' && !(mayEnd && word.type === 'none')) {
      this.out += this.connector;
    }
    return word;
  }

  private write(word: Word): void {
    if (word.type === 'upper' || word.type === 'connector') {
      this.out += Array.from(word.text, (char) => (isConnector(char) ? this.connector : toLower(char))).join('');
    } else {
      this.out += word.text;
    }
  }
}
