import { Environment } from '@marcbachmann/cel-js';

/** Macros whose first argument, or first two, are names of their own. */
const BINDING = ['all', 'exists', 'exists_one', 'existsOne', 'map', 'filter', 'bind', 'optMap', 'optFlatMap', 'transformList', 'transformMap', 'transformMapEntry', 'sortBy'];

/** Names of types and name spaces; whatever else is not declared is a mistake. */
const BUILT_IN = [
  'bool', 'bytes', 'double', 'dyn', 'int', 'list', 'map', 'null_type', 'string', 'type', 'uint', 'optional_type', 'google', 'math', 'cel', 'optional', 'base64',
  'strings', 'sets', 'regex', 'net', 'lists', 'ip', 'cidr', 'url', 'quantity', 'semver', 'format', 'k8s', 'timestamp', 'duration',
];

interface CelNode {
  readonly op: string;
  readonly args: unknown;
}

/**
 * What is wrong with an expression that a controller will compile, as half a sentence; undefined where nothing is
 * known to be. `variables` are what the controller declares. Functions are not looked at: each controller has its own.
 */
export function tryCelFault(expression: string, variables: readonly string[]): string | undefined {
  let tree: unknown;
  try {
    tree = new Environment({ enableOptionalTypes: true, unlistedVariablesAreDyn: true }).parse(expression).ast;
  } catch (error) {
    // Messages of protobuf (`Type{field: 1}`) are CEL that this parser does not know.
    return /[\w.]\s*\{/.test(expression) ? undefined : syntaxFault(error as Error);
  }
  const unknown = tryUnknown(tree, new Set([...BUILT_IN, ...variables]));
  return unknown === undefined ? undefined : `uses "${unknown}", which is not declared there`;
}

/** The first line says what, the third has a mark below the column. */
function syntaxFault({ message }: Error): string {
  const [what, , line = '', mark = ''] = message.split('\n');
  const column = mark.indexOf('^') - line.indexOf('| ') - 1;
  return `is no CEL: ${what[0].toLowerCase()}${what.slice(1)}${column > 0 ? ` at column ${column}` : ''}`;
}

function isNode(value: unknown): value is CelNode {
  return typeof value === 'object' && value !== null && typeof (value as CelNode).op === 'string';
}

/** The first name that nobody declared; the parser has limited the depth. */
function tryUnknown(tree: unknown, declared: ReadonlySet<string>): string | undefined {
  if (Array.isArray(tree)) {
    return firstUnknown(tree, declared);
  }
  if (!isNode(tree) || tree.op === 'value') {
    return undefined;
  }
  if (tree.op === 'id') {
    return declared.has(String(tree.args)) ? undefined : String(tree.args);
  }
  if (tree.op === 'rcall') {
    const [name, receiver, args] = tree.args as readonly [string, unknown, readonly unknown[]];
    return tryUnknown(receiver, declared) ?? firstUnknown(args, BINDING.includes(name) ? new Set([...declared, ...boundNames(args)]) : declared);
  }
  return tryUnknown(tree.args, declared);
}

function firstUnknown(trees: readonly unknown[], declared: ReadonlySet<string>): string | undefined {
  for (const tree of trees) {
    const unknown = tryUnknown(tree, declared);
    if (unknown !== undefined) return unknown;
  }
  return undefined;
}

/** All arguments but the last that are plain names. */
function boundNames(args: readonly unknown[]): readonly string[] {
  return args.slice(0, -1).filter(isNode).filter(({ op }) => op === 'id').map((node) => String(node.args));
}
