/** The parser of text/template/parse/parse.go. */
import { newNumber } from './constant';
import { describeItem, Item, ItemType, Lexer, OPERAND_ITEMS } from './lex';
import { LIMITS } from './limits';
import { BranchNode, CommandNode, CONSTANT_NODES, isEmptyTree, ListNode, Node, nodeText, PipeNode, Source, TemplateNode, VariableNode } from './node';
import { NestingError, ParseError } from './parse-error';
import { quote, tryUnquote } from './quote';
import { GoError } from './signature';
import { TokenReader } from './token-reader';

export type TreeSet = Map<string, ListNode>;
/** All templates in `text`: the main one under `name`, and those that it defines. */
export function parseTemplate(name: string, text: string, hasFunction: (name: string) => boolean): TreeSet {
  const trees: TreeSet = new Map();
  new Parser({ name, text }, new Lexer(text), trees, hasFunction).parseMain(name);
  return trees;
}

/** One tree: the main template, or one `define` or `block` inside it, reading on from the same lexer. */
class Parser extends TokenReader {
  private vars: string[] = ['$'];
  private actionLine = 0;
  private rangeDepth = 0;

  public constructor(
    private readonly source: Source,
    lexer: Lexer,
    private readonly trees: TreeSet,
    private readonly hasFunction: (name: string) => boolean,
    private depth = 0,
  ) {
    super(lexer);
    lexer.options = { breakOk: !hasFunction('break'), continueOk: !hasFunction('continue') };
  }

  public parseMain(name: string): void {
    const root = this.newList(this.peek().pos);
    while (this.peek().type !== 'EOF') {
      if (this.peek().type === 'leftDelim') {
        const delim = this.next();
        if (this.nextNonSpace().type === 'define') {
          this.nested().parseDefinition();
          continue;
        }
        this.backup2(delim);
      }
      const node = this.textOrAction();
      if (node.type === 'end' || node.type === 'else') {
        this.fail(`unexpected ${nodeText(node)}`);
      }
      root.nodes.push(node);
    }
    this.add(name, root);
  }

  private nested(): Parser {
    return new Parser(this.source, this.lexer, this.trees, this.hasFunction, this.depth);
  }

  private parseDefinition(): void {
    const context = 'define clause';
    const token = this.nextNonSpace();
    if (token.type !== 'string' && token.type !== 'rawString') {
      this.unexpected(token, context);
    }
    const name = this.unquote(token.text);
    this.expect('rightDelim', context);
    this.parseBody(name, context, this);
  }

  /** Go lets the parser outside a block complain about its end, so the line is the one where that one stands. */
  private parseBody(name: string, context: string, complainer: Parser): void {
    const { list, end } = this.itemList();
    if (end.type !== 'end') {
      complainer.fail(`unexpected ${nodeText(end)} in ${context}`);
    }
    this.add(name, list);
  }

  private add(name: string, root: ListNode): void {
    const known = this.trees.get(name);
    if (known === undefined || isEmptyTree(known)) {
      this.trees.set(name, root);
    } else if (!isEmptyTree(root)) {
      this.fail(`template: multiple definition of template ${quote(name)}`);
    }
  }

  private fail(message: string): never {
    throw new ParseError(`template: ${this.source.name}:${this.line}: ${message}`);
  }

  private expect(type: ItemType, context: string): Item {
    const token = this.nextNonSpace();
    if (token.type !== type) {
      this.unexpected(token, context);
    }
    return token;
  }

  private unexpected(token: Item, context: string): never {
    if (token.type !== 'error') {
      this.fail(`unexpected ${describeItem(token)} in ${context}`);
    }
    let extra = '';
    if (this.actionLine !== 0 && this.actionLine !== token.line) {
      extra = ` in action started at ${this.source.name}:${this.actionLine}`;
      // Go avoids "action in action".
      extra = token.text.endsWith(' action') ? extra.slice(' in action'.length) : extra;
    }
    this.fail(token.text + extra);
  }

  private unquote(text: string): string {
    return tryUnquote(text) ?? this.fail('invalid syntax');
  }

  private newList(pos: number): ListNode {
    return { type: 'list', pos, source: this.source, nodes: [] };
  }

  /** Counts nesting of blocks and parentheses, which is recursion here. */
  private enter<T>(action: () => T): T {
    if (++this.depth > LIMITS.nesting) {
      throw new NestingError(`template: ${this.source.name}:${this.line}: nested deeper than ${LIMITS.nesting}`);
    }
    const result = action();
    this.depth--;
    return result;
  }

  /** Ends at `end` or `else`, which is returned. */
  private itemList(): { readonly list: ListNode; readonly end: Node } {
    const list = this.newList(this.peekNonSpace().pos);
    while (this.peekNonSpace().type !== 'EOF') {
      const node = this.textOrAction();
      if (node.type === 'end' || node.type === 'else') {
        return { list, end: node };
      }
      list.nodes.push(node);
    }
    return this.fail('unexpected EOF');
  }

  private textOrAction(): Node {
    const token = this.nextNonSpace();
    if (token.type === 'text') {
      return { type: 'text', pos: token.pos, source: this.source, text: token.text };
    }
    if (token.type !== 'leftDelim') {
      this.unexpected(token, 'input');
    }
    this.actionLine = token.line;
    const node = this.action();
    this.actionLine = 0;
    return node;
  }

  private action(): Node {
    const token = this.nextNonSpace();
    switch (token.type) {
      case 'block': return this.blockControl();
      case 'break': case 'continue': return this.loopControl(token.type, token.pos);
      case 'else': return this.elseControl();
      case 'end': return { type: 'end', pos: this.expect('rightDelim', 'end').pos, source: this.source };
      case 'if': case 'range': case 'with': return this.branch(token.type);
      case 'template': return this.templateControl();
      default: break;
    }
    this.backup();
    const { pos } = this.peek();
    return { type: 'action', pos, source: this.source, pipe: this.pipeline('command', 'rightDelim') };
  }

  private loopControl(type: 'break' | 'continue', pos: number): Node {
    const token = this.nextNonSpace();
    if (token.type !== 'rightDelim') {
      this.unexpected(token, `{{${type}}}`);
    }
    if (this.rangeDepth === 0) {
      this.fail(`{{${type}}} outside {{range}}`);
    }
    return { type, pos, source: this.source };
  }

  /** `else if` and `else with` leave their word pending. */
  private elseControl(): Node {
    const next = this.peekNonSpace();
    const token = next.type === 'if' || next.type === 'with' ? next : this.expect('rightDelim', 'else');
    return { type: 'else', pos: token.pos, source: this.source };
  }

  private branch(type: BranchNode['type']): BranchNode {
    return this.enter(() => {
      const outer = this.vars.length;
      const pipe = this.pipeline(type, 'rightDelim');
      this.rangeDepth += type === 'range' ? 1 : 0;
      const { list, end } = this.itemList();
      this.rangeDepth -= type === 'range' ? 1 : 0;
      const elseList = end.type === 'else' ? this.elseList(type, end.pos) : undefined;
      this.vars.length = outer;
      return { type, pos: pipe.pos, source: this.source, pipe, list, elseList };
    });
  }

  /** `{{else if b}}…{{end}}` is `{{else}}{{if b}}…{{end}}{{end}}`: the last end is taken as read. */
  private elseList(type: BranchNode['type'], pos: number): ListNode {
    const next = this.peek().type;
    if (next === type && (next === 'if' || next === 'with')) {
      this.next();
      const list = this.newList(pos);
      list.nodes.push(this.branch(next));
      return list;
    }
    const { list, end } = this.itemList();
    if (end.type !== 'end') {
      this.fail(`expected end; found ${nodeText(end)}`);
    }
    return list;
  }

  private blockControl(): TemplateNode {
    const context = 'block clause';
    const token = this.nextNonSpace();
    const name = this.templateName(token, context);
    const pipe = this.pipeline(context, 'rightDelim');
    this.enter(() => this.nested().parseBody(name, context, this));
    return { type: 'template', pos: token.pos, source: this.source, name, pipe };
  }

  private templateControl(): TemplateNode {
    const context = 'template clause';
    const token = this.nextNonSpace();
    const name = this.templateName(token, context);
    if (this.nextNonSpace().type === 'rightDelim') {
      return { type: 'template', pos: token.pos, source: this.source, name };
    }
    this.backup();
    return { type: 'template', pos: token.pos, source: this.source, name, pipe: this.pipeline(context, 'rightDelim') };
  }

  private templateName(token: Item, context: string): string {
    return token.type === 'string' || token.type === 'rawString' ? this.unquote(token.text) : this.unexpected(token, context);
  }

  private pipeline(context: string, end: ItemType): PipeNode {
    const pipe: PipeNode = { type: 'pipe', pos: this.peekNonSpace().pos, source: this.source, isAssign: false, decl: [], cmds: [] };
    while (this.declaration(pipe, context)) {
      // The second variable of a range.
    }
    for (;;) {
      const token = this.nextNonSpace();
      if (token.type === end) {
        this.checkPipeline(pipe, context);
        return pipe;
      }
      if (!OPERAND_ITEMS.has(token.type)) {
        this.unexpected(token, context);
      }
      this.backup();
      pipe.cmds.push(this.command());
    }
  }

  /** Reads `$x :=`, `$x =` or `$x,`. True where one more variable must follow. */
  private declaration(pipe: PipeNode, context: string): boolean {
    const variable = this.peekNonSpace();
    if (variable.type !== 'variable') {
      return false;
    }
    this.next();
    const afterVariable = this.peek();
    const next = this.peekNonSpace();
    if (next.type === 'assign' || next.type === 'declare') {
      pipe.isAssign = next.type === 'assign';
      this.nextNonSpace();
      this.declare(pipe, variable);
    } else if (next.type === 'char' && next.text === ',') {
      this.nextNonSpace();
      this.declare(pipe, variable);
      return this.checkSecond(pipe, context);
    } else if (afterVariable.type === 'space') {
      this.backup3(variable, afterVariable);
    } else {
      this.backup2(variable);
    }
    return false;
  }

  private declare(pipe: PipeNode, variable: Item): void {
    pipe.decl.push(this.newVariable(variable.pos, variable.text));
    this.vars.push(variable.text);
  }

  private checkSecond(pipe: PipeNode, context: string): true {
    if (context !== 'range' || pipe.decl.length > 1) {
      this.fail(`too many declarations in ${context}`);
    }
    if (!['variable', 'rightDelim', 'rightParen'].includes(this.peekNonSpace().type)) {
      this.fail('range can only initialize variables');
    }
    return true;
  }

  private checkPipeline(pipe: PipeNode, context: string): void {
    if (pipe.cmds.length === 0) {
      this.fail(`missing value for ${context}`);
    }
    const stage = pipe.cmds.findIndex((command, index) => index > 0 && CONSTANT_NODES.has(command.args[0].type));
    if (stage > 0) {
      this.fail(`non executable command in pipeline stage ${stage + 1}`);
    }
  }

  private command(): CommandNode {
    const command: CommandNode = { type: 'command', pos: this.peekNonSpace().pos, source: this.source, args: [] };
    for (;;) {
      this.peekNonSpace();
      const operand = this.tryOperand();
      if (operand !== undefined) {
        command.args.push(operand);
      }
      const token = this.next();
      if (token.type === 'space') {
        continue;
      }
      if (token.type === 'rightDelim' || token.type === 'rightParen') {
        this.backup();
      } else if (token.type !== 'pipe') {
        this.unexpected(token, 'operand');
      }
      break;
    }
    return command.args.length > 0 ? command : this.fail('empty command');
  }

  private tryOperand(): Node | undefined {
    const node = this.tryTerm();
    if (node === undefined || this.peek().type !== 'field') {
      return node;
    }
    const { pos } = this.peek();
    const names: string[] = [];
    while (this.peek().type === 'field') {
      names.push(this.next().text.slice(1));
    }
    if (node.type === 'field' || node.type === 'variable') {
      return { ...node, pos, names: [...node.names, ...names] };
    }
    if (CONSTANT_NODES.has(node.type)) {
      this.fail(`unexpected . after term ${quote(nodeText(node))}`);
    }
    return { type: 'chain', pos, source: this.source, node, names };
  }

  private tryTerm(): Node | undefined {
    const token = this.nextNonSpace();
    const at = { pos: token.pos, source: this.source };
    switch (token.type) {
      case 'identifier':
        if (!this.hasFunction(token.text)) {
          this.fail(`function ${quote(token.text)} not defined`);
        }
        return { type: 'identifier', ...at, name: token.text };
      case 'dot': case 'nil': return { type: token.type, ...at };
      case 'variable': return this.useVariable(token);
      case 'field': return { type: 'field', ...at, names: token.text.slice(1).split('.') };
      case 'bool': return { type: 'bool', ...at, value: token.text === 'true' };
      case 'charConstant': case 'complex': case 'number': return this.number(token);
      case 'leftParen': return this.enter(() => this.pipeline('parenthesized pipeline', 'rightParen'));
      case 'string': case 'rawString': return { type: 'string', ...at, quoted: token.text, text: this.unquote(token.text) };
      default:
        this.backup();
        return undefined;
    }
  }

  private number(token: Item): Node {
    try {
      return newNumber(token.text, token.type as 'number', token.pos, this.source);
    } catch (error) {
      if (error instanceof GoError) {
        this.fail(error.message);
      }
      throw error;
    }
  }

  private newVariable(pos: number, text: string): VariableNode {
    return { type: 'variable', pos, source: this.source, names: text.split('.') };
  }

  private useVariable(token: Item): VariableNode {
    const variable = this.newVariable(token.pos, token.text);
    if (!this.vars.includes(variable.names[0])) {
      this.fail(`undefined variable ${quote(variable.names[0])}`);
    }
    return variable;
  }
}
