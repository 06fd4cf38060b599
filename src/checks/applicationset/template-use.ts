/** What a Go template calls and which parameters it reads, without running it. */
import { BUILTINS } from '../../gotemplate/funcs';
import { CommandNode, ListNode, Node } from '../../gotemplate/node';
import { parseTemplate } from '../../gotemplate/parse';
import { ParseError } from '../../gotemplate/parse-error';
import { ARGOCD_FUNCS } from '../../sprig';

/** A parameter, as `.a.b` or `$.a.b` reads it. */
export interface ParamUse {
  readonly names: readonly string[];
  /** Whether it is read whatever the parameters are: not inside a branch, nor behind `and` or `or`. */
  readonly isCertain: boolean;
  /** Whether its action writes what comes out: no condition, and no variable. */
  readonly isWritten: boolean;
  /** The functions of its action. */
  readonly functions: readonly string[];
}

export interface TemplateUse {
  /** What Go says where it cannot parse the text, without the name of the template. */
  readonly fault?: string;
  readonly functions: readonly string[];
  readonly params: readonly ParamUse[];
}

const NAME = 'base';
const WORDS: readonly string[] = ['break', 'continue'];
const MOST_CACHED = 2_000;
const cache = new Map<string, TemplateUse>();

export function isFunction(name: string): boolean {
  return ARGOCD_FUNCS.has(name) || BUILTINS.has(name);
}

export function functionNames(): readonly string[] {
  return [...ARGOCD_FUNCS.keys(), ...BUILTINS.keys()];
}

export function templateUse(text: string): TemplateUse {
  const known = cache.get(text);
  if (known !== undefined) {
    return known;
  }
  if (cache.size >= MOST_CACHED) {
    cache.clear();
  }
  const use = readUse(text);
  cache.set(text, use);
  return use;
}

/** Functions count as known while parsing, so that each unknown one can be named. */
function readUse(text: string): TemplateUse {
  try {
    const trees = parseTemplate(NAME, text, (name) => !WORDS.includes(name));
    const reader = new Reader();
    for (const [name, tree] of trees) {
      reader.list(tree, { isRoot: name === NAME, isCertain: name === NAME, isWritten: false, functions: [] });
    }
    return { functions: [...reader.functions], params: reader.params };
  } catch (error) {
    if (error instanceof ParseError) {
      return { fault: error.message.replace(/^template: base:(\d+): /, (_, line: string) => (text.includes('\n') ? `line ${line}: ` : '')), functions: [], params: [] };
    }
    if (error instanceof RangeError) {
      return { fault: 'it is nested too deeply', functions: [], params: [] };
    }
    throw error;
  }
}

interface Context {
  /** Whether the dot is all parameters. */
  readonly isRoot: boolean;
  readonly isCertain: boolean;
  readonly isWritten: boolean;
  readonly functions: readonly string[];
}

class Reader {
  public readonly functions = new Set<string>();
  public readonly params: ParamUse[] = [];

  public list(list: ListNode | undefined, context: Context): void {
    list?.nodes.forEach((node) => this.node(node, context));
  }

  private node(node: Node, context: Context): void {
    switch (node.type) {
      case 'action': return this.action(node.pipe, { ...context, isWritten: node.pipe.decl.length === 0 });
      case 'if': case 'with': case 'range':
        this.action(node.pipe, { ...context, isWritten: false });
        this.list(node.list, { ...context, isRoot: context.isRoot && node.type === 'if', isCertain: false });
        return this.list(node.elseList, { ...context, isCertain: false });
      case 'template': return node.pipe === undefined ? undefined : this.action(node.pipe, { ...context, isWritten: false });
      default: return undefined;
    }
  }

  private action(pipe: Node, context: Context): void {
    this.operand(pipe, { ...context, functions: functionsIn(pipe) });
  }

  private operand(node: Node, context: Context): void {
    switch (node.type) {
      case 'pipe': return node.cmds.forEach((command) => this.command(command, context));
      case 'chain': return this.operand(node.node, context);
      case 'identifier': this.functions.add(node.name); return undefined;
      case 'field': return context.isRoot ? this.use(node.names, context) : undefined;
      case 'variable': return node.names[0] === '$' && node.names.length > 1 ? this.use(node.names.slice(1), context) : undefined;
      default: return undefined;
    }
  }

  private command({ args }: CommandNode, context: Context): void {
    const [first] = args;
    const isLazy = first.type === 'identifier' && ['and', 'or'].includes(first.name);
    args.forEach((arg, index) => this.operand(arg, isLazy && index > 1 ? { ...context, isCertain: false } : context));
  }

  private use(names: readonly string[], { isCertain, isWritten, functions }: Context): void {
    this.params.push({ names, isCertain, isWritten, functions });
  }
}

function functionsIn(node: Node): string[] {
  switch (node.type) {
    case 'pipe': return node.cmds.flatMap(({ args }) => args.flatMap(functionsIn));
    case 'chain': return functionsIn(node.node);
    case 'identifier': return [node.name];
    default: return [];
  }
}
