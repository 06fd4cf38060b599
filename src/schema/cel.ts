import { RE2JS } from 're2js';

/**
 * The rules of upstream's CRDs as trees: the build parses them (tools/generate/cel-tree.ts), so that nothing is
 * compiled at run time. Only what these rules use is there; a rule that uses more breaks the build.
 */
export type CelTree =
  | readonly ['name', string]
  | readonly ['literal', string | number | boolean]
  | readonly ['field' | 'has', CelTree, string]
  | readonly ['not' | 'size', CelTree]
  | readonly ['and' | 'or' | 'equal' | 'unequal' | 'greater', CelTree, CelTree]
  | readonly ['matches', CelTree, string]
  | readonly ['all', CelTree, string, CelTree];

/** What `self` and the variables of macros are. */
type Scope = Readonly<Record<string, unknown>>;

/** A value as an error of CEL: it spreads, except where "and", "or" and "all" can do without it. */
const ERROR = Symbol('CEL error');

/** Whether a rule holds; an error, such as a field that is not there, counts as no, as for the API server. */
export function holds(rule: CelTree, self: unknown): boolean {
  return evaluate(rule, { self }) === true;
}

function evaluate(tree: CelTree, scope: Scope): unknown {
  switch (tree[0]) {
    case 'name': return scope[tree[1]];
    case 'literal': return tree[1];
    case 'field': return member(evaluate(tree[1], scope), tree[2]) ?? ERROR;
    case 'has': return has(evaluate(tree[1], scope), tree[2]);
    case 'not': return negated(evaluate(tree[1], scope));
    case 'size': return size(evaluate(tree[1], scope));
    case 'and': return joined(evaluate(tree[1], scope), tree[2], scope, false);
    case 'or': return joined(evaluate(tree[1], scope), tree[2], scope, true);
    case 'matches': return matches(evaluate(tree[1], scope), tree[2]);
    case 'all': return all(evaluate(tree[1], scope), tree[2], tree[3], scope);
    default: return compared(tree[0], evaluate(tree[1], scope), evaluate(tree[2], scope));
  }
}

/** Own members only: `constructor` is a name like any other. A null was dropped before the rules are asked. */
function member(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name) ? (holder as Scope)[name] : undefined;
}

function has(holder: unknown, name: string): unknown {
  return holder === ERROR ? ERROR : (member(holder, name) ?? undefined) !== undefined;
}

function negated(value: unknown): unknown {
  return typeof value === 'boolean' ? !value : ERROR;
}

/** "and" ends with a false, "or" with a true: whichever side has it, and whatever is wrong with the other one. */
function joined(left: unknown, rightTree: CelTree, scope: Scope, end: boolean): unknown {
  if (left === end) {
    return end;
  }
  const right = evaluate(rightTree, scope);
  return right === end ? end : left === !end && right === !end ? !end : ERROR;
}

function compared(operator: 'equal' | 'unequal' | 'greater', left: unknown, right: unknown): unknown {
  if (left === ERROR || right === ERROR) {
    return ERROR;
  }
  return operator === 'greater' ? Number(left) > Number(right) : (left === right) === (operator === 'equal');
}

/** Characters, items or keys. */
function size(value: unknown): unknown {
  if (typeof value === 'string') return [...value].length;
  if (Array.isArray(value)) return value.length;
  return typeof value === 'object' && value !== null ? Object.keys(value).length : ERROR;
}

const expressions = new Map<string, RE2JS>();

/** RE2 finds in linear time what matches anywhere in the text. */
function matches(value: unknown, pattern: string): unknown {
  if (typeof value !== 'string') {
    return ERROR;
  }
  const known = expressions.get(pattern) ?? RE2JS.compile(pattern);
  expressions.set(pattern, known);
  return known.matcher(value).find();
}

function all(list: unknown, name: string, body: CelTree, scope: Scope): unknown {
  if (!Array.isArray(list)) {
    return ERROR;
  }
  let result: unknown = true;
  for (const item of list as readonly unknown[]) {
    const one = evaluate(body, { ...scope, [name]: item });
    if (one === false) return false;
    if (one !== true) result = ERROR;
  }
  return result;
}
