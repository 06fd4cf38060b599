/** YAML as sops writes it: go-yaml v3 with an indentation of four, lists indented, comments attached again. */
import { SopsComment, SopsEntry, SopsList, SopsMap, SopsNode } from './tree';
import { keyText, scalarText } from './yaml-text';

const INDENT = 4;
/** go-yaml writes longer keys behind a question mark. */
const MAX_SIMPLE_KEY = 128;

/**
 * One document, with its last line break. go-yaml moves a comment at the start of a list item above the
 * dash, and so out of the item; `keepLevels` writes it below a dash of its own, where a comment rule is
 * to find it again.
 */
export function renderYamlMap(root: SopsMap, keepLevels = false): string {
  const writer = new Writer(keepLevels);
  writer.root(root);
  return `${writer.lines.join('\n')}\n`;
}

function hasContent(node: SopsMap | SopsList): boolean {
  return node.items.some((item) => item.kind !== 'comment');
}

function commentsOf(node: SopsMap | SopsList): SopsComment[] {
  return node.items.filter((item) => item.kind === 'comment');
}

/** "indentations are more regular": the next multiple of four, wherever we stand. */
function deeper(indent: number): number {
  return INDENT * Math.floor((indent + INDENT) / INDENT);
}

class Writer {
  public readonly lines: string[] = [];

  public constructor(private readonly keepLevels: boolean) {}

  public root(root: SopsMap): void {
    if (hasContent(root)) {
      this.map(root, 0);
    } else {
      this.comments(commentsOf(root), 0);
      this.lines.push('{}');
    }
  }

  private map(node: SopsMap, indent: number): void {
    let before: SopsComment[] = [];
    for (const item of node.items) {
      if (item.kind === 'comment') {
        before.push(item);
      } else {
        this.entry(item, before, indent);
        before = [];
      }
    }
    this.comments(before, indent);
  }

  private entry(item: SopsEntry, before: readonly SopsComment[], indent: number): void {
    const isScalar = item.value.kind === 'leaf';
    const inline = isScalar ? before.filter((one) => one.inline) : [];
    this.comments(before.filter((one) => !inline.includes(one)), indent);
    const key = keyText(item.key);
    const simple = Buffer.byteLength(item.key) <= MAX_SIMPLE_KEY && !item.key.includes('\n');
    if (!simple) {
      this.lines.push(`${pad(indent)}? ${key}`);
    }
    this.value(item.value, `${pad(indent)}${simple ? key : ''}:`, inline, indent);
  }

  /** A value behind `head`, which ends with the colon of its key. */
  private value(node: SopsNode, head: string, inline: readonly SopsComment[], indent: number): void {
    if (node.kind === 'leaf') {
      const inner = deeper(indent);
      const { head: text, block } = scalarText(node.value, inner - indent);
      this.lines.push(`${head} ${text}${inlineText(inline)}`);
      this.block(block, inner);
    } else if (!hasContent(node)) {
      this.empty(node, head, indent);
    } else {
      this.lines.push(head);
      this.items(node, deeper(indent));
    }
  }

  /** Comments stay inside: an encrypted one is bound to the path of the map that holds it. */
  private empty(node: SopsMap | SopsList, head: string, indent: number): void {
    const [open, close] = node.kind === 'map' ? '{}' : '[]';
    const comments = commentsOf(node);
    if (comments.length === 0) {
      this.lines.push(`${head} ${open}${close}`);
    } else {
      this.lines.push(`${head} ${open}`);
      this.comments(comments, deeper(indent));
      this.lines.push(`${pad(deeper(indent))}${close}`);
    }
  }

  private list(node: SopsList, indent: number): void {
    let before: SopsComment[] = [];
    for (const item of node.items) {
      if (item.kind === 'comment') {
        before.push(item);
      } else {
        const inline = item.kind === 'leaf' ? before.filter((one) => one.inline) : [];
        this.comments(before.filter((one) => !inline.includes(one)), indent);
        this.item(item, inline, indent);
        before = [];
      }
    }
    this.comments(before, indent);
  }

  /** An item of a list: what it holds begins on the line of the dash, two columns deeper. */
  private item(node: SopsNode, inline: readonly SopsComment[], indent: number): void {
    if (node.kind === 'leaf') {
      const { head, block } = scalarText(node.value, 2);
      this.lines.push(`${pad(indent)}- ${head}${inlineText(inline)}`);
      this.block(block, indent + 2);
    } else if (!hasContent(node)) {
      this.empty(node, `${pad(indent)}-`, indent);
    } else {
      this.nested(node, indent);
    }
  }

  private nested(node: SopsMap | SopsList, indent: number): void {
    const leading = leadingComments(node);
    if (leading.length > 0 && this.keepLevels) {
      this.lines.push(`${pad(indent)}-`);
      this.items(node, indent + 2);
      return;
    }
    this.comments(leading, indent);
    const first = this.lines.length;
    this.items({ ...node, items: node.items.slice(leading.length) } as SopsMap | SopsList, indent + 2);
    this.lines[first] = `${pad(indent)}- ${this.lines[first].slice(indent + 2)}`;
  }

  private items(node: SopsMap | SopsList, indent: number): void {
    if (node.kind === 'map') {
      this.map(node, indent);
    } else {
      this.list(node, indent);
    }
  }

  private block(block: readonly string[] | undefined, indent: number): void {
    this.lines.push(...(block ?? []).map((line) => (line === '' ? '' : `${pad(indent)}${line}`)));
  }

  private comments(comments: readonly SopsComment[], indent: number): void {
    this.lines.push(...comments.map((item) => `${pad(indent)}#${item.text}`));
  }
}

function leadingComments(node: SopsMap | SopsList): SopsComment[] {
  const first = node.items.findIndex((item) => item.kind !== 'comment');
  const leading = node.items.slice(0, first) as SopsComment[];
  const next = node.items[first];
  const isScalar = next.kind === 'leaf' || (next.kind === 'entry' && next.value.kind === 'leaf');
  const own = leading.findIndex((item) => item.inline);
  return isScalar && own >= 0 ? leading.slice(0, own) : leading;
}

function inlineText(comments: readonly SopsComment[]): string {
  return comments.length === 0 ? '' : ` ${comments.map((item) => `#${item.text}`).join(' ')}`;
}

function pad(indent: number): string {
  return ' '.repeat(indent);
}
