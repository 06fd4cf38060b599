/** The YAML format (stores/yaml/store.go): comments are items, aliases are expanded, keys are strings. */
import { comment, entry, leaf, map, repeatedKey, SopsComment, SopsEntry, SopsMap, SopsNode, SopsTree, StoreFault } from './tree';
import { renderYamlMap } from './yaml-emitter';
import { resolveScalar } from './yaml-scalar';
import { parseYamlTree, tryDecodeUtf8, YamlTreeComment, YamlTreeMapping, YamlTreeNode } from '../text';

/** What go-yaml refuses anywhere in a text (`yaml_parser_update_buffer` in readerc.go), and U+0085, a line break only for YAML 1.1. */
const CONTROLS = /[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Every document, as sops writes it; `keepLevels` where a rule looks at comments. */
export function writeYaml(tree: SopsTree, keepLevels = false): Buffer {
  return Buffer.from(tree.documents.map((document) => renderYamlMap(document, keepLevels)).join('---\n'));
}

export function readYaml(bytes: Buffer): SopsTree {
  const text = tryDecodeUtf8(bytes);
  if (text === undefined) {
    throw new StoreFault('text is not valid UTF-8');
  }
  const control = CONTROLS.exec(text);
  if (control !== null) {
    throw new StoreFault('control character, which YAML does not allow or takes for a line break: write it as an escape', text.slice(0, control.index).split('\n').length);
  }
  const { documents, faults } = parseYamlTree(indentBrackets(text));
  if (faults.length > 0) {
    throw new StoreFault(withoutContent(faults[0].message), faults[0].line);
  }
  return { documents: documents.map(readDocument) };
}

/** The parser quotes what it stumbles over, and that may be a secret that begins with "*", "!" or "|". */
function withoutContent(message: string): string {
  return message.startsWith('alias ') ? message : message.replace(/: [^]*$/, '').replace(/(directive|sequence|version|handle|prefix|tag) \S[^]*$/i, '$1');
}

/**
 * sops writes an empty map that holds comments with its last bracket at the start of the line. go-yaml reads
 * that, YAML does not allow it. No other text can have such a line: a block or a quoted text is indented.
 */
function indentBrackets(text: string): string {
  return text.replace(/([:-] \{\n)((?:[ \t]*#[^\n]*\n)+)(?=\}\n)/g, (_, open: string, comments: string) => `${open}${comments}${/^[ \t]*/.exec(comments)![0]}`);
}

function readDocument(root: YamlTreeNode): SopsMap {
  if (root.kind === 'mapping') {
    return readMapping(root);
  }
  if (root.kind === 'scalar' && resolveScalar(root) === null) {
    return map([]);
  }
  throw new StoreFault(`a ${root.kind} at the top, where SOPS needs a mapping`, root.line);
}

function readMapping(mapping: YamlTreeMapping): SopsMap {
  const seen = new Set<string>();
  return map(mapping.items.map((item): SopsEntry | SopsComment => {
    if (item.kind === 'comment') {
      return readComment(item);
    }
    const key = readKey(item.key);
    if (seen.has(key)) {
      throw repeatedKey(key, item.key.line);
    }
    seen.add(key);
    return entry(key, readNode(item.value), item.key.line);
  }));
}

function readKey(node: YamlTreeNode): string {
  const key = node.kind === 'scalar' ? resolveScalar(node) : undefined;
  if (typeof key === 'string') {
    return key;
  }
  const shown = node.kind === 'scalar' ? `key "${node.text}"` : `a ${node.kind} as a key`;
  throw new StoreFault(`${shown} is no string, and SOPS has only those: put it in quotes`, node.line);
}

function readNode(node: YamlTreeNode): SopsNode {
  switch (node.kind) {
    case 'scalar':
      return leaf(resolveScalar(node), node.line);
    case 'mapping':
      return readMapping(node);
    case 'sequence':
      return { kind: 'list', items: node.items.map((item) => (item.kind === 'comment' ? readComment(item) : readNode(item))) };
  }
}

function readComment({ text, inline, line }: YamlTreeComment): SopsComment {
  return comment(text, inline, line);
}
