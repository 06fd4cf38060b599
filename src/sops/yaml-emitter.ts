/** YAML as sops writes it: go-yaml v3 with an indentation of four, lists indented, comments attached again. */
import { SopsComment, SopsEntry, SopsList, SopsMap, SopsNode } from './tree';
import { keyText, scalarText } from './yaml-text';

const INDENT = 4;
/** go-yaml writes longer keys behind a question mark. */
const MAX_SIMPLE_KEY = 128;

/** One document, with its last line break. */
export function renderYamlMap(root: SopsMap): string {
  const lines: string[] = [];
  if (hasContent(root)) {
    writeMap(lines, root, 0);
  } else {
    writeComments(lines, commentsOf(root), 0);
    lines.push('{}');
  }
  return `${lines.join('\n')}\n`;
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

function writeMap(lines: string[], node: SopsMap, indent: number): void {
  let before: SopsComment[] = [];
  for (const item of node.items) {
    if (item.kind === 'comment') {
      before.push(item);
    } else {
      writeEntry(lines, item, before, indent);
      before = [];
    }
  }
  writeComments(lines, before, indent);
}

function writeEntry(lines: string[], item: SopsEntry, before: readonly SopsComment[], indent: number): void {
  const isScalar = item.value.kind === 'leaf';
  const inline = isScalar ? before.filter((one) => one.inline) : [];
  writeComments(lines, before.filter((one) => !inline.includes(one)), indent);
  const key = keyText(item.key);
  const simple = Buffer.byteLength(item.key) <= MAX_SIMPLE_KEY && !item.key.includes('\n');
  if (!simple) {
    lines.push(`${pad(indent)}? ${key}`);
  }
  writeValue(lines, item.value, `${pad(indent)}${simple ? key : ''}:`, inline, indent);
}

/** A value behind `head`, which ends with the colon of its key. */
function writeValue(lines: string[], node: SopsNode, head: string, inline: readonly SopsComment[], indent: number): void {
  if (node.kind === 'leaf') {
    const inner = deeper(indent);
    const { head: text, block } = scalarText(node.value, inner - indent);
    lines.push(`${head} ${text}${inlineText(inline)}`);
    writeBlock(lines, block, inner);
  } else if (!hasContent(node)) {
    writeComments(lines, commentsOf(node), indent);
    lines.push(`${head} ${node.kind === 'map' ? '{}' : '[]'}`);
  } else {
    lines.push(head);
    if (node.kind === 'map') {
      writeMap(lines, node, deeper(indent));
    } else {
      writeList(lines, node, deeper(indent));
    }
  }
}

function writeList(lines: string[], node: SopsList, indent: number): void {
  let before: SopsComment[] = [];
  for (const item of node.items) {
    if (item.kind === 'comment') {
      before.push(item);
    } else {
      const inline = item.kind === 'leaf' ? before.filter((one) => one.inline) : [];
      writeComments(lines, before.filter((one) => !inline.includes(one)), indent);
      writeItem(lines, item, inline, indent);
      before = [];
    }
  }
  writeComments(lines, before, indent);
}

/** An item of a list: what it holds begins on the line of the dash, two columns deeper. */
function writeItem(lines: string[], node: SopsNode, inline: readonly SopsComment[], indent: number): void {
  if (node.kind === 'leaf') {
    const { head, block } = scalarText(node.value, 2);
    lines.push(`${pad(indent)}- ${head}${inlineText(inline)}`);
    writeBlock(lines, block, indent + 2);
  } else if (!hasContent(node)) {
    writeComments(lines, commentsOf(node), indent);
    lines.push(`${pad(indent)}- ${node.kind === 'map' ? '{}' : '[]'}`);
  } else {
    const inner: string[] = [];
    const leading = leadingComments(node);
    // Comments at the start stand above the dash: between dash and key there is no line for them.
    writeComments(lines, leading, indent);
    const rest = { ...node, items: node.items.slice(leading.length) };
    if (rest.kind === 'map') {
      writeMap(inner, rest as SopsMap, indent + 2);
    } else {
      writeList(inner, rest as SopsList, indent + 2);
    }
    lines.push(`${pad(indent)}- ${inner[0].slice(indent + 2)}`, ...inner.slice(1));
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

function writeBlock(lines: string[], block: readonly string[] | undefined, indent: number): void {
  lines.push(...(block ?? []).map((line) => (line === '' ? '' : `${pad(indent)}${line}`)));
}

function writeComments(lines: string[], comments: readonly SopsComment[], indent: number): void {
  lines.push(...comments.map((item) => `${pad(indent)}#${item.text}`));
}

function inlineText(comments: readonly SopsComment[]): string {
  return comments.length === 0 ? '' : ` ${comments.map((item) => `#${item.text}`).join(' ')}`;
}

function pad(indent: number): string {
  return ' '.repeat(indent);
}
