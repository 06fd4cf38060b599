/**
 * YAML as an ordered tree with its comments in the order of the text, scalars as they were written:
 * what a reader needs that has rules of its own for types (SOPS reads with go-yaml v3).
 *
 * Comments come from the tokens and not from the nodes of `yaml`, because that library moves a comment
 * to the node that it finds nearest, while we need the place where it stood.
 */
import { Alias, Composer, CST, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, Node, Pair, Parser, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { YamlFault } from './yaml';
import { auditTokens, OPEN_ALIAS } from './yaml-audit';

/** A comment without its `#`; `inline` means that it stands behind a value on the same line. */
export interface YamlTreeComment {
  readonly kind: 'comment';
  readonly text: string;
  readonly inline: boolean;
  readonly line: number;
}

/** A scalar, type still open: `plain` is true for an unquoted one, `tag` is an explicit tag in its long form. */
export interface YamlTreeScalar {
  readonly kind: 'scalar';
  readonly text: string;
  readonly plain: boolean;
  readonly tag?: string;
  readonly line: number;
}

export interface YamlTreePair {
  readonly kind: 'pair';
  readonly key: YamlTreeNode;
  readonly value: YamlTreeNode;
}

export interface YamlTreeMapping {
  readonly kind: 'mapping';
  readonly items: readonly (YamlTreePair | YamlTreeComment)[];
  readonly line: number;
}

export interface YamlTreeSequence {
  readonly kind: 'sequence';
  readonly items: readonly (YamlTreeNode | YamlTreeComment)[];
  readonly line: number;
}

export type YamlTreeNode = YamlTreeScalar | YamlTreeMapping | YamlTreeSequence;

export interface ParsedYamlTree {
  readonly documents: readonly YamlTreeNode[];
  readonly faults: readonly YamlFault[];
}

/** Nodes after aliases are expanded: far more than a person writes, few enough to walk in a second. */
const MAX_NODES = 500_000;
const MAX_DEPTH = 300;

/** Reads every document of a text; aliases are replaced by what they stand for. */
export function parseYamlTree(text: string): ParsedYamlTree {
  const lines = new LineCounter();
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const refusal = auditTokens(tokens);
  if (refusal !== undefined) {
    return { documents: [], faults: [{ ...placeOf(lines, refusal.offset), message: refusal.message }] };
  }
  try {
    const composer = new Composer({ schema: 'failsafe', uniqueKeys: false, lineCounter: lines, prettyErrors: false, keepSourceTokens: true });
    const documents = [...composer.compose(tokens)];
    const errors = documents.flatMap((document) => document.errors);
    if (errors.length > 0) {
      return { documents: [], faults: errors.map((error) => ({ ...placeOf(lines, error.pos[0]), message: error.message })) };
    }
    const comments = readComments(text, lines);
    const ends = documents.map((_, index) => documents[index + 1]?.range[0] ?? Infinity);
    return { documents: documents.map((document, index) => new TreeReader(lines, comments).read(document.contents, ends[index])), faults: [] };
  } catch (error) {
    if (!(error instanceof TreeFault)) {
      throw error;
    }
    return { documents: [], faults: [error.fault] };
  }
}

class TreeFault extends Error {
  public constructor(public readonly fault: YamlFault) {
    super(fault.message);
  }
}

function tooDeep(line: number): YamlFault {
  return { line, column: 1, message: `nested deeper than ${MAX_DEPTH} levels` };
}

function placeOf(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line, column: col };
}

interface PlacedComment {
  readonly offset: number;
  readonly text: string;
  readonly line: number;
  readonly column: number;
  /** Nothing but blanks stands before it on its line. */
  readonly ownLine: boolean;
}

/** Tokens of the lexer that stand for no text of the source. */
const MARKS = new Set(['\u0002', '\u0018', '\u001f']);

class CommentQueue {
  private next = 0;

  public constructor(private readonly comments: readonly PlacedComment[]) {}

  public takeWhile(wanted: (comment: PlacedComment) => boolean): PlacedComment[] {
    const start = this.next;
    while (this.next < this.comments.length && wanted(this.comments[this.next])) {
      this.next++;
    }
    return this.comments.slice(start, this.next);
  }
}

function readComments(text: string, lines: LineCounter): CommentQueue {
  const comments: PlacedComment[] = [];
  if (text.includes('#')) {
    let offset = 0;
    let before = '';
    for (const token of new Lexer().lex(text)) {
      // A token behind the scalar mark is the text of a scalar, even where that starts with "#".
      if (token.startsWith('#') && before !== '\u001f') {
        comments.push(placeComment(text, token, offset, lines));
      }
      offset += MARKS.has(token) ? 0 : token.length;
      before = token;
    }
  }
  return new CommentQueue(comments);
}

function placeComment(text: string, token: string, offset: number, lines: LineCounter): PlacedComment {
  const { line, column } = placeOf(lines, offset);
  const ownLine = text.slice(offset - column + 1, offset).trim() === '';
  return { offset, text: token.slice(1).replace(/\r$/, ''), line, column, ownLine };
}

class TreeReader {
  private readonly anchors = new Map<string, YamlTreeNode>();
  private readonly sizes = new Map<YamlTreeNode, number>();

  public constructor(private readonly lines: LineCounter, private readonly comments: CommentQueue) {}

  /** The content of a document; comments of a document without any are kept in an empty mapping. */
  public read(contents: Node | null, end: number): YamlTreeNode {
    const root = contents === null ? emptyScalar(1) : this.node(contents, end, 0);
    const rest = this.comments.takeWhile((comment) => comment.offset < end).map((comment) => treeComment(comment, false));
    const isEmpty = root.kind === 'scalar' && root.plain && root.text === '';
    if (rest.length > 0 && (root.kind === 'mapping' || isEmpty)) {
      return { kind: 'mapping', items: [...(root.kind === 'mapping' ? root.items : []), ...rest], line: root.line };
    }
    return root;
  }

  private node(node: Node | null, end: number, depth: number): YamlTreeNode {
    if (node === null) {
      return emptyScalar(1);
    }
    const { line } = placeOf(this.lines, node.range![0]);
    if (depth > MAX_DEPTH) {
      throw new TreeFault(tooDeep(line));
    }
    if (isAlias(node)) {
      return this.target(node);
    }
    const tree = this.anchored(node, line, end, depth);
    const { anchor } = node as Scalar;
    if (anchor !== undefined) {
      this.anchors.set(anchor, tree);
    }
    return tree;
  }

  private anchored(node: Node, line: number, end: number, depth: number): YamlTreeNode {
    if (isMap(node)) {
      return this.mapping(node, line, end, depth);
    }
    if (isSeq(node)) {
      return this.sequence(node, line, end, depth);
    }
    const scalar = node as Scalar<string>;
    const tag = scalar.tag === undefined ? {} : { tag: scalar.tag };
    return this.sized({ kind: 'scalar', text: textOf(scalar), plain: scalar.type === 'PLAIN' || scalar.type === undefined, line, ...tag }, 1);
  }

  private target({ source, range }: Alias): YamlTreeNode {
    const target = this.anchors.get(source);
    if (target === undefined) {
      throw new TreeFault({ ...placeOf(this.lines, range![0]), message: OPEN_ALIAS });
    }
    return target;
  }

  private mapping(node: YAMLMap, line: number, end: number, depth: number): YamlTreeMapping {
    const items: (YamlTreePair | YamlTreeComment)[] = [];
    const pairs = node.items as Pair<Node | null, Node | null>[];
    const inner = this.innerEnd(node, end);
    let size = 1;
    pairs.forEach((pair, index) => {
      const start = (pair.key ?? pair.value)?.range?.[0] ?? 0;
      items.push(...this.commentsBefore(start));
      const key = this.node(pair.key, start, depth + 1);
      items.push(...this.commentsBehindKey(pair));
      const value = this.node(pair.value, startOf(pairs[index + 1]) ?? inner, depth + 1);
      items.push(...this.commentsOnLine(pair.value ?? pair.key), { kind: 'pair', key, value });
      size += this.sizeOf(key) + this.sizeOf(value);
    });
    items.push(...this.commentsAtEnd(node, inner));
    return this.sized({ kind: 'mapping', items, line }, size);
  }

  private sequence(node: YAMLSeq, line: number, end: number, depth: number): YamlTreeSequence {
    const items: (YamlTreeNode | YamlTreeComment)[] = [];
    const nodes = node.items as Node[];
    const inner = this.innerEnd(node, end);
    let size = 1;
    nodes.forEach((item, index) => {
      // What stands behind the dash belongs to the item, also on lines of its own.
      items.push(...this.commentsBefore(dashOf(node, index) ?? item.range?.[0] ?? 0));
      const value = this.node(item, nodes[index + 1]?.range?.[0] ?? inner, depth + 1);
      items.push(...this.commentsOnLine(item), value);
      size += this.sizeOf(value);
    });
    items.push(...this.commentsAtEnd(node, inner));
    return this.sized({ kind: 'sequence', items, line }, size);
  }

  private innerEnd(node: YAMLMap | YAMLSeq, end: number): number {
    return node.flow === true ? node.range![1] : end;
  }

  private commentsBefore(offset: number): YamlTreeComment[] {
    return this.comments.takeWhile((comment) => comment.offset < offset).map((comment) => treeComment(comment, false));
  }

  /** A comment behind the key of a block collection belongs to the key, as go-yaml has it. */
  private commentsBehindKey({ key, value }: Pair<Node | null, Node | null>): YamlTreeComment[] {
    if (key === null || !(isMap(value) || isSeq(value)) || value.flow === true) {
      return [];
    }
    const { line } = placeOf(this.lines, key.range![1]);
    return this.comments.takeWhile((comment) => comment.line === line).map((comment) => treeComment(comment, false));
  }

  /** Comments between a key and its value, and behind the value on the line where it ends. */
  private commentsOnLine(node: Node | null): YamlTreeComment[] {
    const isFlow = (isMap(node) || isSeq(node)) && node.flow === true;
    if (node === null || !(isScalar(node) || isAlias(node) || isFlow) || !node.range) {
      return [];
    }
    const valueEnd = node.range[1];
    // A block ends where the next line begins.
    const isBlock = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
    const line = isBlock ? 0 : placeOf(this.lines, valueEnd).line;
    const taken = this.comments.takeWhile((comment) => comment.offset < valueEnd || (!comment.ownLine && comment.line === line));
    return taken.map((comment) => treeComment(comment, !comment.ownLine && !isFlow));
  }

  /** Comments below the last item that are indented at least as deep as the items. */
  private commentsAtEnd(node: YAMLMap | YAMLSeq, end: number): YamlTreeComment[] {
    const { column } = placeOf(this.lines, node.range![0]);
    const flow = node.flow === true;
    const taken = this.comments.takeWhile((comment) => comment.offset < end && (flow || (comment.ownLine && comment.column >= column)));
    return taken.map((comment) => treeComment(comment, false));
  }

  private sized<T extends YamlTreeNode>(tree: T, size: number): T {
    if (size > MAX_NODES) {
      throw new TreeFault({ line: tree.line, column: 1, message: `more than ${MAX_NODES} values once aliases are expanded` });
    }
    this.sizes.set(tree, size);
    return tree;
  }

  private sizeOf(tree: YamlTreeNode): number {
    return this.sizes.get(tree) ?? 1;
  }
}

function dashOf(node: YAMLSeq, index: number): number | undefined {
  const token = node.srcToken as CST.BlockSequence | undefined;
  return token?.type === 'block-seq' ? token.items[index]?.start.find(({ type }) => type === 'seq-item-ind')?.offset : undefined;
}

function startOf(pair: Pair<Node | null, Node | null> | undefined): number | undefined {
  return pair === undefined ? undefined : (pair.key ?? pair.value)?.range?.[0];
}

/** `yaml` takes a plain "<<" for a symbol of its own, whatever the schema. */
function textOf({ value, source }: Scalar<unknown>): string {
  return typeof value === 'string' ? value : source ?? '';
}

function emptyScalar(line: number): YamlTreeScalar {
  return { kind: 'scalar', text: '', plain: true, line };
}

function treeComment(comment: PlacedComment, inline: boolean): YamlTreeComment {
  return { kind: 'comment', text: comment.text, inline, line: comment.line };
}
