/** The parse tree of text/template/parse/node.go, and how messages write its nodes. */
import { quote } from './quote';

/** What a node needs to say where it stands. */
export interface Source {
  readonly name: string;
  readonly text: string;
}

interface At {
  readonly pos: number;
  readonly source: Source;
}

export interface TextNode extends At { readonly type: 'text'; readonly text: string }
export interface ListNode extends At { readonly type: 'list'; readonly nodes: Node[] }
export interface ActionNode extends At { readonly type: 'action'; readonly pipe: PipeNode }
export interface PipeNode extends At {
  readonly type: 'pipe';
  isAssign: boolean;
  readonly decl: VariableNode[];
  readonly cmds: CommandNode[];
}
export interface CommandNode extends At { readonly type: 'command'; readonly args: Node[] }
export interface IdentifierNode extends At { readonly type: 'identifier'; readonly name: string }
export interface VariableNode extends At { readonly type: 'variable'; readonly names: readonly string[] }
export interface DotNode extends At { readonly type: 'dot' }
export interface NilNode extends At { readonly type: 'nil' }
export interface FieldNode extends At { readonly type: 'field'; readonly names: readonly string[] }
export interface ChainNode extends At { readonly type: 'chain'; readonly node: Node; readonly names: readonly string[] }
export interface BoolNode extends At { readonly type: 'bool'; readonly value: boolean }
export interface StringNode extends At { readonly type: 'string'; readonly quoted: string; readonly text: string }
export interface NumberNode extends At {
  readonly type: 'number';
  readonly text: string;
  readonly int?: bigint;
  readonly uint?: bigint;
  readonly float?: number;
  readonly complex?: { readonly real: number; readonly imag: number };
}
export interface BranchNode extends At {
  readonly type: 'if' | 'range' | 'with';
  readonly pipe: PipeNode;
  readonly list: ListNode;
  readonly elseList?: ListNode;
}
export interface TemplateNode extends At { readonly type: 'template'; readonly name: string; readonly pipe?: PipeNode }
export interface WordNode extends At { readonly type: 'break' | 'continue' | 'end' | 'else' }

export type Node =
  | TextNode | ListNode | ActionNode | PipeNode | CommandNode | IdentifierNode | VariableNode | DotNode | NilNode | FieldNode
  | ChainNode | BoolNode | StringNode | NumberNode | BranchNode | TemplateNode | WordNode;

/** What has no fields, and cannot take what comes through a pipe. */
export const CONSTANT_NODES: ReadonlySet<Node['type']> = new Set(['bool', 'dot', 'nil', 'number', 'string']);

/** The node as a template, as Go prints it behind "at" in messages. */
export function nodeText(node: Node): string {
  switch (node.type) {
    case 'text': return node.text;
    case 'list': return node.nodes.map(nodeText).join('');
    case 'action': return `{{${nodeText(node.pipe)}}}`;
    case 'pipe': return pipeText(node);
    case 'command': return node.args.map(inParentheses).join(' ');
    case 'identifier': return node.name;
    case 'variable': return node.names.join('.');
    case 'dot': return '.';
    case 'nil': return 'nil';
    case 'field': return node.names.map((name) => `.${name}`).join('');
    case 'chain': return inParentheses(node.node) + node.names.map((name) => `.${name}`).join('');
    case 'bool': return String(node.value);
    case 'string': return node.quoted;
    case 'number': return node.text;
    case 'template': return `{{template ${quote(node.name)}${node.pipe ? ` ${nodeText(node.pipe)}` : ''}}}`;
    case 'if': case 'range': case 'with': return branchText(node);
    default: return `{{${node.type}}}`;
  }
}

function inParentheses(node: Node): string {
  return node.type === 'pipe' ? `(${nodeText(node)})` : nodeText(node);
}

function pipeText(pipe: PipeNode): string {
  const declared = pipe.decl.map(nodeText).join(', ');
  const commands = pipe.cmds.map(nodeText).join(' | ');
  return declared === '' ? commands : `${declared} ${pipe.isAssign ? '=' : ':='} ${commands}`;
}

function branchText(node: BranchNode): string {
  const otherwise = node.elseList ? `{{else}}${nodeText(node.elseList)}` : '';
  return `{{${node.type} ${nodeText(node.pipe)}}}${nodeText(node.list)}${otherwise}{{end}}`;
}

/** `name:line:column`; Go counts the column in bytes, from zero. */
export function locationOf(node: Node): string {
  const before = node.source.text.slice(0, node.pos);
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = before.split('\n').length;
  return `${node.source.name}:${line}:${Buffer.byteLength(before.slice(lineStart))}`;
}

/** Whether there is nothing but space in it; such a tree replaces no other (`IsEmptyTree`). */
export function isEmptyTree(node: Node): boolean {
  return node.type === 'text' ? node.text.trim() === '' : node.type === 'list' && node.nodes.every(isEmptyTree);
}
