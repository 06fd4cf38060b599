import { parse } from '@marcbachmann/cel-js';
import { CelTree } from '../../src/schema/cel';

/** A node of the parser's tree, as far as our rules have it. */
interface ParsedNode {
  readonly op: string;
  readonly args: unknown;
}

type Args = readonly ParsedNode[];

const OPERATORS: Readonly<Record<string, 'and' | 'or' | 'equal' | 'unequal' | 'greater'>> = {
  '&&': 'and', '||': 'or', '==': 'equal', '!=': 'unequal', '>': 'greater',
};

/** A rule as the tree that src/schema/cel.ts walks. What that does not know breaks the build. */
export function celTree(rule: string): CelTree {
  return treeOf(parse(rule).ast as unknown as ParsedNode, rule);
}

function treeOf({ op, args }: ParsedNode, rule: string): CelTree {
  if (op in OPERATORS) {
    const [left, right] = args as Args;
    return [OPERATORS[op], treeOf(left, rule), treeOf(right, rule)];
  }
  switch (op) {
    case 'id': return ['name', String(args)];
    case 'value': return ['literal', typeof args === 'bigint' ? Number(args) : args as string | boolean];
    case '!_': return ['not', treeOf(args as ParsedNode, rule)];
    case '.': return ['field', treeOf((args as Args)[0], rule), String((args as Args)[1])];
    case 'call': return call(args as readonly [string, Args], rule);
    case 'rcall': return receiverCall(args as readonly [string, ParsedNode, Args], rule);
    default: throw unknown(op, rule);
  }
}

function call([name, args]: readonly [string, Args], rule: string): CelTree {
  const tree = treeOf(args[0], rule);
  if (name === 'size') return ['size', tree];
  if (name === 'has' && tree[0] === 'field') return ['has', tree[1], tree[2]];
  throw unknown(name, rule);
}

function receiverCall([name, receiver, args]: readonly [string, ParsedNode, Args], rule: string): CelTree {
  const list = treeOf(receiver, rule);
  const first = treeOf(args[0], rule);
  if (name === 'matches' && first[0] === 'literal') return ['matches', list, String(first[1])];
  if (name === 'all' && args.length === 2 && first[0] === 'name') return ['all', list, first[1], treeOf(args[1], rule)];
  throw unknown(name, rule);
}

function unknown(what: string, rule: string): Error {
  return new Error(`"${what}" in the rule ${rule} would not be evaluated: teach src/schema/cel.ts and tools/generate/cel-tree.ts`);
}
