/** Walks the parse tree and writes: the walk functions of text/template/exec.go. */
import { compareText, toValidText } from './bytes';
import { Evaluator } from './eval';
import { LimitError, LIMITS, spend, spendAdded, VolatileError } from './limits';
import { ActionNode, BranchNode, ListNode, Node, nodeText, TemplateNode } from './node';
import { MissingKey } from './option';
import { TreeSet } from './parse';
import { sprint } from './printf';
import { quote } from './quote';
import { isTrue } from './truth';
import { asElement, FuncMap, GoFunc, GoInt, GoMap, GoSlice, GoValue, int, typeName, unwrap } from './value';

/** How a walk ended; Go panics with these. */
type Flow = 'next' | 'break' | 'continue';

/** One execution of a template. */
export class Execution extends Evaluator {
  private output = '';
  private depth = 0;

  public constructor(
    name: string,
    private readonly root: ListNode,
    data: GoValue,
    private readonly trees: TreeSet,
    funcs: FuncMap,
    missingKey: MissingKey,
  ) {
    super(name, root, data, funcs, missingKey);
  }

  public run(data: GoValue): string {
    try {
      this.walk(data, this.root);
      return toValidText(this.output);
    } catch (error) {
      if (error instanceof LimitError) {
        this.fail(error.message, 'TPL103');
      }
      if (error instanceof VolatileError) {
        this.fail(error.message, 'TPL104');
      }
      // The limits on depth are meant to come first; how deep the stack was before us is not ours to know.
      if (error instanceof RangeError) {
        this.fail('is nested too deeply', 'TPL103');
      }
      throw error;
    }
  }

  private write(text: string): void {
    spendAdded(text.length, this.output.length + text.length);
    this.output += text;
  }

  private walk(dot: GoValue, node: Node): Flow {
    this.node = node;
    spend(1);
    switch (node.type) {
      case 'action': return this.action(dot, node);
      case 'text':
        this.write(node.text);
        return 'next';
      case 'list': return this.list(dot, node);
      case 'if': case 'with': return this.condition(dot, node);
      case 'range': return this.range(dot, node);
      case 'template': return this.template(dot, node);
      case 'break': case 'continue': return node.type;
      default: return this.fail(`unknown node: ${nodeText(node)}`);
    }
  }

  private list(dot: GoValue, list: ListNode): Flow {
    if (++this.depth > LIMITS.depth) {
      this.fail(`is nested deeper than ${LIMITS.depth} blocks and template calls`, 'TPL103');
    }
    let flow: Flow = 'next';
    for (let i = 0; i < list.nodes.length && flow === 'next'; i++) {
      flow = this.walk(dot, list.nodes[i]);
    }
    this.depth--;
    return flow;
  }

  private action(dot: GoValue, node: ActionNode): Flow {
    const value = this.pipeline(dot, node.pipe);
    if (node.pipe.decl.length === 0) {
      this.print(node, value);
    }
    return 'next';
  }

  private print(node: Node, value: GoValue): void {
    this.node = node;
    if (value instanceof GoFunc) {
      this.fail(`can't print ${nodeText(node)} of type ${typeName(value)}`);
    }
    this.write(typeof value === 'string' ? value : value === undefined ? '<no value>' : sprint([value]));
  }

  private condition(dot: GoValue, node: BranchNode): Flow {
    const mark = this.vars.length;
    const value = this.pipeline(dot, node.pipe);
    let flow: Flow = 'next';
    if (isTrue(value)) {
      flow = this.list(node.type === 'with' ? value : dot, node.list);
    } else if (node.elseList) {
      flow = this.list(dot, node.elseList);
    }
    this.vars.length = mark;
    return flow;
  }

  private range(dot: GoValue, node: BranchNode): Flow {
    const mark = this.vars.length;
    const value = this.pipeline(dot, node.pipe);
    const inner = this.vars.length;
    let isEmpty = true;
    let flow: Flow = 'next';
    for (const [index, element] of this.elements(value, node)) {
      isEmpty = false;
      spend(1);
      this.bind(node, index, element);
      flow = this.list(element, node.list);
      this.vars.length = inner;
      if (flow === 'break') {
        break;
      }
    }
    flow = isEmpty && node.elseList ? this.list(dot, node.elseList) : 'next';
    this.vars.length = mark;
    return flow;
  }

  /** What the body sees: the index and the element of each round. */
  private *elements(value: GoValue, node: BranchNode): Iterable<readonly [GoValue, GoValue]> {
    if (value instanceof GoInt) {
      if (node.pipe.decl.length > 1) {
        this.fail(`can't use ${sprint([value])} to iterate over more than one variable`);
      }
      for (let i = 0n; i < value.value; i++) {
        yield [undefined, new GoInt(i, value.type)];
      }
    } else if (value instanceof GoSlice) {
      for (let i = 0; i < value.items.length; i++) {
        yield [int(i), asElement(value.items[i], value.type.elem!)];
      }
    } else if (value instanceof GoMap) {
      const keys = [...value.entries.keys()].sort(compareText);
      // A copy, as Go makes one: the body may change the map.
      const pairs = keys.map((key): [string, GoValue] => [key, asElement(value.entries.get(key), value.elem)]);
      yield* pairs;
    } else if (value !== undefined) {
      this.fail(`range can't iterate over ${sprint([value])}`);
    }
  }

  /** With one variable it is the element, with two the index comes first. */
  private bind({ pipe }: BranchNode, index: GoValue, element: GoValue): void {
    const values = pipe.decl.length > 1 ? [index, element] : [element];
    pipe.decl.forEach(({ names }, i) => {
      if (pipe.isAssign) {
        this.setVariable(names[0], values[i]);
      } else {
        this.vars[this.vars.length - pipe.decl.length + i].value = values[i];
      }
    });
  }

  private template(dot: GoValue, node: TemplateNode): Flow {
    this.node = node;
    const root = this.trees.get(node.name) ?? this.fail(`template ${quote(node.name)} not defined`);
    const value = node.pipe ? this.pipeline(dot, node.pipe) : undefined;
    const { name, vars } = this;
    this.name = node.name;
    // A called template sees no variables of its caller.
    this.vars = [{ name: '$', value }];
    this.list(unwrap(value), root);
    this.name = name;
    this.vars = vars;
    return 'next';
  }
}
