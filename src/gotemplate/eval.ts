/** Values of pipelines, commands and arguments: the eval functions of text/template/exec.go. */
import { executionMessage, failTemplate } from './fault';
import { BUILTINS } from './funcs';
import { canBeNil, GoType, isIntKind, isUintKind, REFLECT_VALUE } from './go-type';
import { LimitError, spend, spendText, VolatileError } from './limits';
import { CommandNode, IdentifierNode, Node, nodeText, NumberNode, PipeNode } from './node';
import { isInt64 } from './number';
import { MissingKey } from './option';
import { quote } from './quote';
import { GoError } from './signature';
import { isTrue } from './truth';
import { asElement, FuncMap, GoComplex, GoFunc, GoInt, GoMap, GoObject, GoValue, int, toArgument, typeName, typeOf, unwrap, zeroOf } from './value';

/** "No argument comes through the pipe", which is not the same as a value that is invalid. */
export const MISSING = Symbol('missing');
export type Final = GoValue | typeof MISSING;

/** Whatever a function does, it reads its texts and makes one. */
function chargeText(value: GoValue): void {
  if (typeof value === 'string') {
    spendText(value.length);
  }
}

interface Variable {
  readonly name: string;
  value: GoValue;
}

/** The state of one execution that values depend on. */
export class Evaluator {
  /** Where we are, for messages. */
  protected node: Node;
  protected vars: Variable[];

  public constructor(
    protected name: string,
    root: Node,
    data: GoValue,
    private readonly funcs: FuncMap,
    private readonly missingKey: MissingKey,
  ) {
    this.node = root;
    this.vars = [{ name: '$', value: data }];
  }

  protected fail(message: string, code = 'TPL102'): never {
    return failTemplate(code, this.name, executionMessage(this.name, this.node, message));
  }

  protected setVariable(name: string, value: GoValue): void {
    this.findVariable(name).value = value;
  }

  private findVariable(name: string): Variable {
    for (let i = this.vars.length - 1; i >= 0; i--) {
      if (this.vars[i].name === name) {
        return this.vars[i];
      }
    }
    return this.fail(`undefined variable: ${name}`);
  }

  /** Variables that the pipeline declares stay until their block ends. */
  protected pipeline(dot: GoValue, pipe: PipeNode): GoValue {
    this.node = pipe;
    let value: Final = MISSING;
    for (const command of pipe.cmds) {
      value = unwrap(this.command(dot, command, value));
    }
    const result = value as GoValue;
    for (const { names } of pipe.decl) {
      if (pipe.isAssign) {
        this.setVariable(names[0], result);
      } else {
        this.vars.push({ name: names[0], value: result });
      }
    }
    return result;
  }

  private command(dot: GoValue, node: CommandNode, final: Final): GoValue {
    const { args } = node;
    const [word] = args;
    switch (word.type) {
      case 'field': case 'chain': case 'variable': return this.path(dot, word, args, final);
      case 'identifier': return this.callNamed(dot, word, node, args, final);
      case 'pipe':
        this.refuseArguments(args, final);
        return this.pipeline(dot, word);
      default: break;
    }
    this.node = word;
    this.refuseArguments(args, final);
    switch (word.type) {
      case 'bool': return word.value;
      case 'dot': return dot;
      case 'nil': return this.fail('nil is not a command');
      case 'number': return this.constant(word);
      case 'string': return word.text;
      default: return this.fail(`can't evaluate command ${quote(nodeText(word))}`);
    }
  }

  private refuseArguments(args: readonly Node[], final: Final): void {
    if (args.length > 1 || final !== MISSING) {
      this.fail(`can't give argument to non-function ${nodeText(args[0])}`);
    }
  }

  /** A number whose syntax alone says its type (`idealConstant`). */
  private constant(node: NumberNode): GoValue {
    this.node = node;
    if (node.complex !== undefined) {
      return new GoComplex(node.complex.real, node.complex.imag);
    }
    const isHex = /^0[xX]/.test(node.text) && !/[pP]/.test(node.text);
    if (node.float !== undefined && !isHex && !node.text.startsWith('\'') && /[.eEpP]/.test(node.text)) {
      return node.float;
    }
    return node.int === undefined || !isInt64(node.int) ? this.fail(`${node.text} overflows int`) : int(node.int);
  }

  /** `.a.b`, `$x.a` and `(pipeline).a`; arguments go to the last name, where it is a method. */
  private path(dot: GoValue, node: Node & { type: 'field' | 'chain' | 'variable' }, args: readonly Node[], final: Final): GoValue {
    this.node = node;
    if (node.type === 'field') {
      return this.fields(dot, dot, node, node.names, args, final);
    }
    if (node.type === 'chain') {
      if (node.node.type === 'nil') {
        this.fail(`indirection through explicit nil in ${nodeText(node)}`);
      }
      return this.fields(dot, this.argument(dot, REFLECT_VALUE, node.node), node, node.names, args, final);
    }
    const { value } = this.findVariable(node.names[0]);
    if (node.names.length === 1) {
      this.refuseArguments(args, final);
      return value;
    }
    return this.fields(dot, value, node, node.names.slice(1), args, final);
  }

  private fields(dot: GoValue, receiver: GoValue, node: Node, names: readonly string[], args: readonly Node[], final: Final): GoValue {
    let value = receiver;
    const last = names.length - 1;
    for (let i = 0; i < last; i++) {
      value = this.field(dot, value, node, names[i], [], MISSING);
    }
    return this.field(dot, value, node, names[last], args, final);
  }

  private field(dot: GoValue, receiver: GoValue, node: Node, name: string, args: readonly Node[], final: Final): GoValue {
    if (receiver === undefined) {
      return this.missingKey === 'error' ? this.fail(`nil data; no entry for key ${quote(name)}`) : undefined;
    }
    if (receiver === null) {
      return this.fail(`nil pointer evaluating interface {}.${name}`);
    }
    const value = unwrap(receiver);
    if (value instanceof GoMap) {
      return this.entry(value, name, args, final);
    }
    if (value instanceof GoObject) {
      const method = value.parts.methods?.get(name);
      if (method !== undefined) {
        return this.call(dot, method, false, node, name, args, final);
      }
      if (value.parts.fields?.has(name)) {
        return args.length > 1 || final !== MISSING
          ? this.fail(`${name} has arguments but cannot be invoked as function`)
          : value.parts.fields.get(name);
      }
      if (value.parts.unexported?.has(name)) {
        this.fail(`${name} is an unexported field of struct type ${typeName(receiver)}`);
      }
    }
    return this.fail(`can't evaluate field ${name} in type ${typeName(receiver)}`);
  }

  private entry(map: GoMap, name: string, args: readonly Node[], final: Final): GoValue {
    if (args.length > 1 || final !== MISSING) {
      this.fail(`${name} is not a method but has arguments`);
    }
    if (map.entries.has(name)) {
      return asElement(map.entries.get(name), map.elem);
    }
    if (this.missingKey === 'error') {
      this.fail(`map has no entry for key ${quote(name)}`);
    }
    return this.missingKey === 'zero' ? zeroOf(map.elem) : undefined;
  }

  private callNamed(dot: GoValue, node: IdentifierNode, command: Node, args: readonly Node[], final: Final): GoValue {
    this.node = node;
    const own = this.funcs.get(node.name);
    const found = own ?? BUILTINS.get(node.name) ?? this.fail(`${quote(node.name)} is not a defined function`);
    return this.call(dot, found, own === undefined, command, node.name, args, final);
  }

  private call(dot: GoValue, func: GoFunc, isBuiltin: boolean, node: Node, name: string, words: readonly Node[], final: Final): GoValue {
    spend(1);
    const args = words.slice(1);
    this.checkCount(func, name, args.length, args.length + (final === MISSING ? 0 : 1));
    if (isBuiltin && (name === 'and' || name === 'or')) {
      return this.shortCircuit(dot, name, args, final);
    }
    const fixed = func.params.length - (func.isVariadic ? 1 : 0);
    const typeAt = (index: number): GoType => func.params[Math.min(index, func.params.length - 1)];
    const values = args.map((arg, index) => this.argument(dot, typeAt(index < fixed ? index : fixed), arg));
    if (final !== MISSING) {
      values.push(this.checked(final, typeAt(values.length)));
    }
    if (isBuiltin && name === 'call') {
      // The error messages of call name the callee.
      values.unshift(args.length === 0 ? (typeof final === 'string' ? final : `<${typeName(final as GoValue)} Value>`) : nodeText(args[0]));
    }
    return this.invoke(func, values, node, name);
  }

  private checkCount(func: GoFunc, name: string, written: number, count: number): void {
    const wanted = func.params.length;
    if (func.isVariadic && count < wanted - 1) {
      this.fail(`wrong number of args for ${name}: want at least ${wanted - 1} got ${written}`);
    }
    if (!func.isVariadic && count !== wanted) {
      this.fail(`wrong number of args for ${name}: want ${wanted} got ${count}`);
    }
  }

  private shortCircuit(dot: GoValue, name: string, args: readonly Node[], final: Final): GoValue {
    let value: GoValue = undefined;
    for (const arg of args) {
      value = this.argument(dot, REFLECT_VALUE, arg);
      if (isTrue(value) === (name === 'or')) {
        return value;
      }
    }
    return final === MISSING ? value : final;
  }

  private invoke(func: GoFunc, values: readonly GoValue[], node: Node, name: string): GoValue {
    try {
      values.forEach(chargeText);
      const result = func.invoke(values);
      chargeText(result);
      return result;
    } catch (error) {
      this.node = node;
      if (error instanceof GoError) {
        this.fail(`error calling ${name}: ${error.message}`);
      }
      if (error instanceof LimitError) {
        this.fail(`${name} ${error.message}`, 'TPL103');
      }
      if (error instanceof VolatileError) {
        this.fail(`the result of "${name}" differs on every run`, 'TPL104');
      }
      throw error;
    }
  }

  private argument(dot: GoValue, type: GoType, node: Node): GoValue {
    this.node = node;
    switch (node.type) {
      case 'dot': return this.checked(dot, type);
      case 'nil': return canBeNil(type) ? zeroOf(type) : this.fail(`cannot assign nil to ${type.name}`);
      case 'field': case 'variable': case 'chain': return this.checked(this.path(dot, node, [node], MISSING), type);
      case 'pipe': return this.checked(this.pipeline(dot, node), type);
      case 'identifier': return this.checked(this.callNamed(dot, node, node, [node], MISSING), type);
      default: return this.constantArgument(type, node);
    }
  }

  private constantArgument(type: GoType, node: Node): GoValue {
    if (type.kind === 'interface' || type === REFLECT_VALUE) {
      return this.untypedConstant(node);
    }
    if (type.kind === 'bool') {
      return node.type === 'bool' ? node.value : this.fail(`expected bool; found ${nodeText(node)}`);
    }
    if (type.kind === 'string') {
      return node.type === 'string' ? node.text : this.fail(`expected string; found ${nodeText(node)}`);
    }
    const number = node.type === 'number' ? node : undefined;
    if (type.kind === 'float64') {
      return number?.float ?? this.fail(`expected float; found ${nodeText(node)}`);
    }
    if (isIntKind(type.kind)) {
      return number?.int === undefined ? this.fail(`expected integer; found ${nodeText(node)}`) : new GoInt(number.int, type);
    }
    if (isUintKind(type.kind)) {
      return number?.uint === undefined ? this.fail(`expected unsigned integer; found ${nodeText(node)}`) : new GoInt(number.uint, type);
    }
    return this.fail(`can't handle ${nodeText(node)} for arg of type ${type.name}`);
  }

  private untypedConstant(node: Node): GoValue {
    switch (node.type) {
      case 'bool': return node.value;
      case 'number': return this.constant(node);
      case 'string': return node.text;
      default: return this.fail(`can't handle assignment of ${nodeText(node)} to empty interface argument`);
    }
  }

  /** The value as an argument of type `type` (`validateType`). */
  private checked(value: GoValue, type: GoType): GoValue {
    if (value === undefined) {
      return canBeNil(type) ? zeroOf(type) : this.fail(`invalid value; expected ${type.name}`);
    }
    if (type === REFLECT_VALUE) {
      return value;
    }
    const argument = toArgument(value);
    if (type.kind === 'interface' || typeOf(argument) === type) {
      return argument;
    }
    return this.fail(`wrong type for value; expected ${type.name}; got ${typeName(argument)}`);
  }
}
