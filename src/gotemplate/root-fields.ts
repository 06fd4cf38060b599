/** Which fields of its data a template asks for: what can be known without running it. */
import { BUILTINS } from './funcs';
import { BranchNode, Node } from './node';
import { parseTemplate } from './parse';
import { NestingError, ParseError } from './parse-error';

/** What a parse finds out: the fields, or why Go refuses the template. */
export interface RootFields {
  /** `.Changed.Changes` is `['Changed', 'Changes']`. */
  readonly fields: readonly (readonly string[])[];
  readonly fault?: string;
}

/**
 * The fields of the data itself, in order: below the dot where it is still the data (not inside `range` and `with`),
 * and below `$`, which always is.
 */
export function rootFields(name: string, text: string, hasFunction: (name: string) => boolean): RootFields {
  try {
    const fields: string[][] = [];
    collect(parseTemplate(name, text, (func) => hasFunction(func) || BUILTINS.has(func)).get(name), true, fields);
    return { fields };
  } catch (error) {
    // What is nested deeper than we follow may be fine for Go.
    return error instanceof ParseError && !(error instanceof NestingError) ? { fields: [], fault: error.message } : { fields: [] };
  }
}

function collect(node: Node | undefined, isData: boolean, fields: string[][]): void {
  switch (node?.type) {
    case 'list': node.nodes.forEach((child) => collect(child, isData, fields)); break;
    case 'action': collect(node.pipe, isData, fields); break;
    case 'pipe': node.cmds.forEach((command) => collect(command, isData, fields)); break;
    case 'command': node.args.forEach((argument) => collect(argument, isData, fields)); break;
    case 'chain': collect(node.node, isData, fields); break;
    case 'template': collect(node.pipe, isData, fields); break;
    case 'field': if (isData) fields.push([...node.names]); break;
    case 'variable': if (node.names[0] === '$' && node.names.length > 1) fields.push(node.names.slice(1)); break;
    case 'if': case 'range': case 'with': collectBranch(node, isData, fields); break;
  }
}

/** The other branch has the dot from outside. */
function collectBranch(node: BranchNode, isData: boolean, fields: string[][]): void {
  collect(node.pipe, isData, fields);
  collect(node.list, isData && node.type === 'if', fields);
  collect(node.elseList, isData, fields);
}
