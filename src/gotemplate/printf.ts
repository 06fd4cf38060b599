/** Go's fmt: Sprint, Sprintln and Sprintf (print.go). */
import { Formatter } from './format';
import { isIntKind } from './go-type';
import { spend, spendAdded, VolatileError } from './limits';
import { sortedEntries } from './sorted';
import { GoComplex, GoConcrete, GoFunc, GoInt, GoMap, GoObject, GoSlice, GoValue, toArgument, typeName } from './value';

/** Widths and precisions beyond this are no numbers to Go. */
const TOO_LARGE = 1_000_000;

type Operand = GoConcrete | null;

export function sprint(values: readonly GoValue[]): string {
  const printer = new Printer();
  values.forEach((value, index) => {
    const isBare = (at: GoValue): boolean => typeof toArgument(at) !== 'string';
    if (index > 0 && isBare(value) && isBare(values[index - 1])) {
      printer.write(' ');
    }
    printer.argument(toArgument(value), 'v');
  });
  return printer.take();
}

export function sprintln(values: readonly GoValue[]): string {
  const printer = new Printer();
  values.forEach((value, index) => {
    printer.write(index > 0 ? ' ' : '');
    printer.argument(toArgument(value), 'v');
  });
  return `${printer.take()}\n`;
}

export function sprintf(format: string, values: readonly GoValue[]): string {
  return new Formatting(format, values.map(toArgument)).run();
}

class Printer {
  public readonly fmt = new Formatter();
  private out = '';

  public write(text: string): void {
    this.out += text;
    spendAdded(text.length, this.out.length);
  }

  public take(): string {
    return this.out;
  }

  public argument(value: Operand, verb: string): void {
    if (verb === 'T') {
      this.write(value === null ? this.fmt.pad('<nil>') : this.fmt.string(typeName(value)));
      return;
    }
    if (value === null) {
      this.write(verb === 'v' ? this.fmt.pad('<nil>') : `%!${verb}(<nil>)`);
      return;
    }
    if (verb === 'p') {
      this.pointer(value);
      return;
    }
    if (verb === 'w') {
      // Only Errorf wraps errors.
      this.badVerb(value, verb);
      return;
    }
    this.value(value, verb);
  }

  /** The address of a list or a map is another one in each run. */
  private pointer(value: Operand): void {
    if (value instanceof GoSlice || value instanceof GoMap || value instanceof GoFunc || (value instanceof GoObject && value.type.kind === 'ptr')) {
      throw new VolatileError('an address differs on every run');
    }
    this.badVerb(value, 'p');
  }

  private badVerb(value: Operand, verb: string): void {
    this.write(`%!${verb}(${typeName(value)}=`);
    this.value(value, 'v');
    this.write(')');
  }

  private value(value: Operand, verb: string): void {
    spend(1);
    const text = this.tryText(value, verb);
    if (text !== undefined) {
      this.write(text);
    } else if (value instanceof GoSlice) {
      this.slice(value, verb);
    } else if (value instanceof GoMap) {
      this.map(value, verb);
    } else if (value instanceof GoObject) {
      this.struct(value, verb);
    } else if (value instanceof GoFunc) {
      throw new VolatileError('an address differs on every run');
    } else {
      this.badVerb(value, verb);
    }
  }

  /** The text of what is no container; undefined where the verb does not fit. */
  private tryText(value: Operand, verb: string): string | undefined {
    switch (typeof value) {
      case 'string': return this.fmt.tryString(value, verb);
      case 'boolean': return verb === 't' || verb === 'v' ? this.fmt.pad(String(value)) : undefined;
      case 'number': return this.fmt.tryFloat(value, verb);
      default: break;
    }
    if (value instanceof GoInt) {
      return this.fmt.tryInteger(value.value, isIntKind(value.type.kind), verb);
    }
    if (value instanceof GoComplex) {
      return this.fmt.tryComplex(value.real, value.imag, verb);
    }
    const hasText = value instanceof GoObject && value.parts.text !== undefined && !this.fmt.flags.sharpV && 'vsxXq'.includes(verb);
    return hasText ? this.fmt.tryString(value.parts.text!, verb) : undefined;
  }

  /** An element of a container: a nil one is written as it is, whatever the verb. */
  private element(value: GoValue, verb: string): void {
    const item = toArgument(value);
    if (item === null) {
      this.write(this.fmt.flags.sharpV ? 'interface {}(nil)' : '<nil>');
    } else {
      this.value(item, verb);
    }
  }

  private slice(slice: GoSlice, verb: string): void {
    if (slice.type.elem!.kind === 'uint8' && 'sqxX'.includes(verb)) {
      const bytes = Buffer.from(slice.items.map((item) => Number((item as GoInt).value)));
      this.write(this.fmt.tryString(bytes.toString('utf8'), verb)!);
      return;
    }
    const { sharpV } = this.fmt.flags;
    this.write(sharpV ? slice.type.name : '[');
    if (sharpV && slice.isNil) {
      this.write('(nil)');
      return;
    }
    this.write(sharpV ? '{' : '');
    slice.items.forEach((item, index) => {
      this.write(index === 0 ? '' : sharpV ? ', ' : ' ');
      this.element(item, verb);
    });
    this.write(sharpV ? '}' : ']');
  }

  private map(map: GoMap, verb: string): void {
    const { sharpV } = this.fmt.flags;
    this.write(sharpV ? map.type.name : 'map[');
    if (sharpV && map.isNil) {
      this.write('(nil)');
      return;
    }
    this.write(sharpV ? '{' : '');
    sortedEntries(map).forEach(([key, item], index) => {
      this.write(index === 0 ? '' : sharpV ? ', ' : ' ');
      this.value(key, verb);
      this.write(':');
      this.element(item, verb);
    });
    this.write(sharpV ? '}' : ']');
  }

  private struct(object: GoObject, verb: string): void {
    const { sharpV, plusV } = this.fmt.flags;
    const isPointer = object.type.kind === 'ptr';
    this.write(`${isPointer ? '&' : ''}${sharpV ? object.type.name.replace(/^\*/, '') : ''}{`);
    [...object.parts.fields ?? [], ...object.parts.unexported ?? []].forEach(([name, item], index) => {
      this.write(index === 0 ? '' : sharpV ? ', ' : ' ');
      this.write(sharpV || plusV ? `${name}:` : '');
      this.element(item, verb);
    });
    this.write('}');
  }
}

/** One run of Sprintf over its format. */
class Formatting {
  private readonly printer = new Printer();
  private at = 0;
  private next = 0;
  private isReordered = false;
  private isGoodIndex = true;
  private afterIndex = false;

  public constructor(private readonly format: string, private readonly args: readonly Operand[]) {}

  public run(): string {
    while (this.at < this.format.length) {
      const percent = this.format.indexOf('%', this.at);
      this.printer.write(this.format.slice(this.at, percent < 0 ? undefined : percent));
      if (percent < 0) {
        break;
      }
      this.at = percent + 1;
      this.directive();
    }
    this.extraArguments();
    return this.printer.take();
  }

  private directive(): void {
    const { fmt } = this.printer;
    fmt.clear();
    this.isGoodIndex = true;
    this.afterIndex = false;
    for (; '#0+- '.includes(this.format[this.at] ?? '?'); this.at++) {
      fmt.setFlag(this.format[this.at]);
    }
    this.argumentNumber();
    this.width();
    this.precision();
    if (!this.afterIndex) {
      this.argumentNumber();
    }
    const verb = String.fromCodePoint(this.format.codePointAt(this.at) ?? 0);
    if (this.at >= this.format.length) {
      this.printer.write('%!(NOVERB)');
      return;
    }
    this.at += verb.length;
    this.verb(verb);
  }

  private verb(verb: string): void {
    if (verb === '%') {
      this.printer.write('%');
    } else if (!this.isGoodIndex) {
      this.printer.write(`%!${verb}(BADINDEX)`);
    } else if (this.next >= this.args.length) {
      this.printer.write(`%!${verb}(MISSING)`);
    } else {
      if (verb === 'v' || verb === 'w') {
        this.printer.fmt.useGoSyntax();
      }
      this.printer.argument(this.args[this.next++], verb);
    }
  }

  /** `[3]`: the argument to take next. */
  private argumentNumber(): void {
    this.afterIndex = false;
    if (this.format[this.at] !== '[') {
      return;
    }
    this.isReordered = true;
    const close = this.format.indexOf(']', this.at);
    const digits = this.format.slice(this.at + 1, close < 0 ? this.at + 1 : close);
    const index = /^\d{1,7}$/.test(digits) ? Number(digits) - 1 : -1;
    this.at = close < 0 ? this.at + 1 : close + 1;
    this.afterIndex = /^\d+$/.test(digits);
    if (index >= 0 && index < this.args.length) {
      this.next = index;
    } else {
      this.isGoodIndex = false;
    }
  }

  private width(): void {
    const { flags } = this.printer.fmt;
    if (this.format[this.at] === '*') {
      this.at++;
      flags.width = this.starValue();
      if (flags.width === undefined) {
        this.printer.write('%!(BADWIDTH)');
      } else if (flags.width < 0) {
        flags.width = -flags.width;
        flags.minus = true;
        flags.zero = false;
      }
      this.afterIndex = false;
      return;
    }
    flags.width = this.number();
    if (this.afterIndex && flags.width !== undefined) {
      this.isGoodIndex = false;
    }
  }

  private precision(): void {
    if (this.format[this.at] !== '.' || this.at + 1 >= this.format.length) {
      return;
    }
    const { flags } = this.printer.fmt;
    this.at++;
    if (this.afterIndex) {
      this.isGoodIndex = false;
    }
    this.argumentNumber();
    if (this.format[this.at] !== '*') {
      flags.precision = this.number() ?? 0;
      return;
    }
    this.at++;
    const value = this.starValue();
    flags.precision = value !== undefined && value >= 0 ? value : undefined;
    if (flags.precision === undefined) {
      this.printer.write('%!(BADPREC)');
    }
    this.afterIndex = false;
  }

  private starValue(): number | undefined {
    const value = this.args[this.next];
    this.next += this.next < this.args.length ? 1 : 0;
    const number = value instanceof GoInt ? Number(value.value) : undefined;
    return number === undefined || Math.abs(number) > TOO_LARGE ? undefined : number;
  }

  private number(): number | undefined {
    const digits = /^\d+/.exec(this.format.slice(this.at, this.at + 20))?.[0];
    if (digits === undefined) {
      return undefined;
    }
    if (Number(digits) > TOO_LARGE * 10) {
      this.at = this.format.length;
      return undefined;
    }
    this.at += digits.length;
    return Number(digits);
  }

  private extraArguments(): void {
    if (this.isReordered || this.next >= this.args.length) {
      return;
    }
    this.printer.fmt.clear();
    this.printer.write('%!(EXTRA ');
    this.args.slice(this.next).forEach((arg, index) => {
      this.printer.write(index > 0 ? ', ' : '');
      this.printer.write(arg === null ? '' : `${typeName(arg)}=`);
      this.printer.argument(arg, 'v');
    });
    this.printer.write(')');
  }
}

