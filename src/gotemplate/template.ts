/** The package's surface: compile once, execute many times. */
import { Execution } from './exec';
import { failTemplate, subjectOf } from './fault';
import { BUILTINS } from './funcs';
import { withBudget } from './limits';
import { MissingKey, parseOptions } from './option';
import { parseTemplate, TreeSet } from './parse';
import { NestingError, ParseError } from './parse-error';
import { fromData, FuncMap, GoValue } from './value';

/** A compiled template. It keeps no state between executions. */
export class Template {
  public constructor(
    public readonly name: string,
    private readonly trees: TreeSet,
    private readonly funcs: FuncMap,
    private readonly missingKey: MissingKey,
  ) {}

  /** Renders with `data`: plain JSON data, or Go values where JSON cannot say the type (`stringMap`). */
  public execute(data: unknown): string {
    // No interface holds the data itself: a nil is nothing at all.
    const value = this.toValue(data) ?? undefined;
    const root = this.trees.get(this.name)!;
    return withBudget(() => new Execution(this.name, root, value, this.trees, this.funcs, this.missingKey).run(value));
  }

  private toValue(data: unknown): GoValue {
    try {
      return fromData(data);
    } catch (error) {
      if (error instanceof RangeError) {
        failTemplate('TPL103', this.name, 'the data is nested too deeply');
      }
      throw error;
    }
  }
}

const NO_FUNCS: FuncMap = new Map();

/**
 * Parses `text`. Faults are GitOpsErrors whose message is Go's: TPL101 here, TPL102 (fails), TPL103 (too
 * much) and TPL104 (differs on every run) in `execute`, TPL105 for an unknown option.
 */
export function compile(name: string, text: string, funcs: FuncMap = NO_FUNCS, options: readonly string[] = []): Template {
  const missingKey = parseOptions(options, subjectOf(name));
  try {
    const trees = parseTemplate(name, text, (func) => funcs.has(func) || BUILTINS.has(func));
    return new Template(name, trees, funcs, missingKey);
  } catch (error) {
    if (error instanceof NestingError || error instanceof RangeError) {
      return failTemplate('TPL103', name, error instanceof NestingError ? error.message : `template: ${name}: nested too deeply`);
    }
    if (error instanceof ParseError) {
      return failTemplate('TPL101', name, error.message);
    }
    throw error;
  }
}
