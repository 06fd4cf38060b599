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
  return treeOf(parse(rule).ast as unknown as ParsedNode, { rule, names: ['self'] });
}

/** The rule, and the names that mean something at a place in it. `oldSelf` is none: there is no old object in a file. */
interface Place {
  readonly rule: string;
  readonly names: readonly string[];
}

function treeOf({ op, args }: ParsedNode, place: Place): CelTree {
  if (op in OPERATORS) {
    const [left, right] = args as Args;
    return [OPERATORS[op], treeOf(left, place), treeOf(right, place)];
  }
  switch (op) {
    case 'id': return ['name', knownName(String(args), place)];
    case 'value': return ['literal', typeof args === 'bigint' ? Number(args) : args as string | boolean];
    case '!_': return ['not', treeOf(args as ParsedNode, place)];
    case '.': return ['field', treeOf((args as Args)[0], place), String((args as Args)[1])];
    case 'call': return call(args as readonly [string, Args], place);
    case 'rcall': return receiverCall(args as readonly [string, ParsedNode, Args], place);
    default: throw unknown(op, place);
  }
}

function knownName(name: string, place: Place): string {
  if (!place.names.includes(name)) throw unknown(name, place);
  return name;
}

function call([name, args]: readonly [string, Args], place: Place): CelTree {
  const tree = treeOf(args[0], place);
  if (name === 'size') return ['size', tree];
  if (name === 'has' && tree[0] === 'field') return ['has', tree[1], tree[2]];
  throw unknown(name, place);
}

function receiverCall([name, receiver, args]: readonly [string, ParsedNode, Args], place: Place): CelTree {
  const value = treeOf(receiver, place);
  const [first, body] = args;
  if (name === 'matches' && first.op === 'value') {
    return ['matches', value, String(first.args)];
  }
  if (name === 'all' && first.op === 'id' && args.length === 2) {
    const variable = String(first.args);
    return ['all', value, variable, treeOf(body, { ...place, names: [...place.names, variable] })];
  }
  throw unknown(name, place);
}

function unknown(what: string, { rule }: Place): Error {
  return new Error(`"${what}" in the rule ${rule} would not be evaluated: teach src/schema/cel.ts and tools/generate/cel-tree.ts`);
}
