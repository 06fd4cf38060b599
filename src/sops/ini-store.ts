/**
 * The INI format: what go-ini reads with its default options (gopkg.in/ini.v1 parser.go), as sections
 * that hold keys (stores/ini/store.go). The first section is always DEFAULT, also when it is empty.
 */
import { flatText } from './flat-text';
import { comment, entry, leaf, map, SopsComment, SopsEntry, SopsMap, SopsTree, StoreFault } from './tree';
import { tryDecodeUtf8 } from '../text';

export const DEFAULT_SECTION = 'DEFAULT';

export function readIni(bytes: Buffer): SopsTree {
  const text = tryDecodeUtf8(bytes);
  if (text === undefined) {
    throw new StoreFault('text is not valid UTF-8');
  }
  return { documents: [map(new IniReader(text).read())] };
}

interface Section {
  readonly name: string;
  readonly line: number;
  readonly comment: string;
  readonly keys: Map<string, IniKey>;
}

interface IniKey {
  readonly value: string;
  readonly comment: string;
  readonly line: number;
}

class IniReader {
  private readonly lines: string[];
  private at = 0;
  /** Comment text read but not yet given to a section or a key; every piece ends with its line break. */
  private pending = '';
  private autoKeys = 1;

  public constructor(text: string) {
    this.lines = text.split(/(?<=\n)/);
  }

  public read(): SopsEntry[] {
    const sections: Section[] = [{ name: DEFAULT_SECTION, line: 1, comment: '', keys: new Map() }];
    while (this.at < this.lines.length) {
      const line = trimStart(this.lines[this.at++]);
      if (line.startsWith('#') || line.startsWith(';')) {
        this.pending += line;
      } else if (line.startsWith('[')) {
        sections.push(this.section(line));
      } else if (line !== '') {
        this.key(line, sections[sections.length - 1].keys);
      }
    }
    return sections.map((section) => entry(section.name, map([...sectionItems(section)]), section.line));
  }

  private section(line: string): Section {
    const close = line.lastIndexOf(']');
    if (close < 0 || close === 1) {
      throw new StoreFault('section without a name or without "]"', this.at);
    }
    this.pending += inlineComment(line.slice(close + 1));
    this.autoKeys = 1;
    return { name: line.slice(1, close), line: this.at, comment: this.takeComment(), keys: new Map() };
  }

  private key(line: string, keys: Map<string, IniKey>): void {
    const number = this.at;
    const { name, rest } = readKeyName(line, number);
    const key = name === '-' ? `#${this.autoKeys++}` : name;
    if (key === '') {
      throw new StoreFault('key without a name', number);
    }
    const value = this.value(trimStart(rest));
    keys.set(key, { value, comment: this.takeComment(), line: number });
  }

  private takeComment(): string {
    const text = this.pending.trim();
    this.pending = '';
    return text;
  }

  private value(line: string): string {
    const quote = line.length > 3 && line.startsWith('"""') ? '"""' : line.startsWith('`') ? '`' : '';
    if (quote !== '') {
      const close = line.lastIndexOf(quote);
      return close >= quote.length ? line.slice(quote.length, close) : this.multiline(line.slice(quote.length), quote);
    }
    const text = line.trim();
    return text.endsWith('\\') ? this.continued(text.slice(0, -1)) : this.plain(text);
  }

  private plain(text: string): string {
    const mark = text.search(/[#;]/);
    if (mark >= 0) {
      this.pending += text.slice(mark);
    }
    const value = mark >= 0 ? text.slice(0, mark).trim() : text;
    return isQuoted(value, '\'') || isQuoted(value, '"') ? value.slice(1, -1) : value;
  }

  private multiline(start: string, quote: string): string {
    let value = start;
    const first = this.at;
    while (this.at < this.lines.length) {
      const line = this.lines[this.at++];
      const close = line.lastIndexOf(quote);
      if (close >= 0 && !line.slice(close + quote.length).trim().endsWith('\\')) {
        this.pending += inlineComment(line.slice(close)).trim();
        return value + line.slice(0, close);
      }
      value += line;
    }
    throw new StoreFault(`value that is opened with ${quote} and never closed`, first);
  }

  private continued(start: string): string {
    let value = start;
    while (this.at < this.lines.length) {
      const line = this.lines[this.at++].trim();
      if (line === '') {
        break;
      }
      value += line;
      if (!value.endsWith('\\')) {
        break;
      }
      value = value.slice(0, -1);
    }
    return value;
  }
}

function readKeyName(line: string, number: number): { name: string; rest: string } {
  const quote = line.startsWith('"""') && line.length > 6 ? '"""' : line.startsWith('"') ? '"' : line.startsWith('`') ? '`' : '';
  const close = quote === '' ? 0 : line.indexOf(quote, quote.length);
  if (close < 0) {
    throw new StoreFault('key that is opened with a quote and never closed', number);
  }
  const from = quote === '' ? 0 : close + quote.length;
  const delimiter = line.slice(from).search(/[=:]/);
  if (delimiter < 0) {
    throw new StoreFault('line without "=" or ":", where a key needs one', number);
  }
  const name = quote === '' ? line.slice(0, delimiter) : line.slice(quote.length, close);
  return { name: name.trim(), rest: line.slice(from + delimiter + 1) };
}

/** In a section the comment stands first, at a key behind it: that is the order in which SOPS keeps them. */
function* sectionItems(section: Section): Iterable<SopsEntry | SopsComment> {
  if (section.comment !== '') {
    yield comment(withoutMark(section.comment), false, section.line);
  }
  for (const [name, key] of section.keys) {
    yield entry(name, leaf(key.value, key.line), key.line);
    if (key.comment !== '') {
      yield comment(withoutMark(key.comment), false, key.line);
    }
  }
}

/** `stripCommentChar` in stores/ini/store.go. */
function withoutMark(text: string): string {
  return text.startsWith(';') ? text.replace(/^[; ]+/, '') : text.startsWith('#') ? text.replace(/^[# ]+/, '') : text;
}

function inlineComment(text: string): string {
  const mark = text.search(/[#;]/);
  return mark < 0 ? '' : text.slice(mark);
}

/** Quoted from end to end, with no such quote in between (`hasSurroundedQuote`). */
function isQuoted(text: string, quote: string): boolean {
  return text.length >= 2 && text.startsWith(quote) && text.indexOf(quote, 1) === text.length - 1;
}

function trimStart(text: string): string {
  return text.replace(/^[\s\u0085]+/u, '');
}

/** As go-ini writes it: equals signs in one column, an empty line between sections (`writeToBuffer` in file.go). */
export function writeIni(tree: SopsTree): Buffer {
  const sections = tree.documents.flatMap((document) => document.items.filter((item) => item.kind === 'entry'));
  const texts = sections.map((section, index) => {
    if (section.value.kind !== 'map') {
      throw new StoreFault(`value of "${section.key}" is no section, and INI needs one at the top`, section.line);
    }
    return sectionText(section.key, section.value, index, index === sections.length - 1);
  });
  return Buffer.from(texts.join(''));
}

interface IniLine {
  readonly name: string;
  readonly value: string;
  comment: string;
}

function sectionText(name: string, body: SopsMap, index: number, last: boolean): string {
  const [first] = body.items;
  const heading = first?.kind === 'comment' ? commentLines(first.text) : '';
  const keys = iniLines(body);
  const unnamed = index === 0 && name.toUpperCase() === DEFAULT_SECTION;
  if (unnamed && keys.length === 0) {
    return heading;
  }
  const width = Math.max(0, ...keys.map((key) => quotedName(key.name).length));
  const lines = keys.map((key) => `${commentLines(key.comment)}${quotedName(key.name).padEnd(width)} = ${quotedValue(key.value)}\n`);
  return `${heading}${unnamed ? '' : `[${name}]\n`}${lines.join('')}${last ? '' : '\n'}`;
}

/** A comment stands behind its key in the tree and above it in the text. */
function iniLines(body: SopsMap): IniLine[] {
  const keys: IniLine[] = [];
  for (const item of body.items) {
    if (item.kind === 'comment') {
      const key = keys[keys.length - 1];
      if (key !== undefined) {
        key.comment = item.text;
      }
    } else if (item.value.kind !== 'leaf') {
      throw new StoreFault(`value of "${item.key}" is a ${item.value.kind}, which INI cannot hold`, item.line);
    } else {
      keys.push({ name: item.key, value: flatText(item.value.value), comment: '' });
    }
  }
  return keys;
}

function commentLines(text: string): string {
  const lines = text === '' ? [] : text.split('\n');
  return lines.map((line) => (/^[#;]/.test(line) ? `${line[0]} ${line.slice(1).trim()}\n` : `; ${line.trim()}\n`)).join('');
}

function quotedName(name: string): string {
  return /["=:]/.test(name) ? `\`${name}\`` : name.includes('`') ? `"""${name}"""` : name;
}

function quotedValue(value: string): string {
  if (/[\n`]/.test(value)) {
    return `"""${value}"""`;
  }
  return /[#;]/.test(value) ? `\`${value}\`` : value.trim() === value ? value : `"${value}"`;
}
