/** What can be read off a file that TypeScript compiled to CommonJS, and how its text is changed. */
import * as ts from 'typescript';

/** Text that stands in the place of a part of the file. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** `const name = require("module")`, alone in its statement. */
export interface Required {
  readonly name: string;
  readonly module: string;
  readonly statement: ts.Statement;
}

export function parseCompiled(source: string): ts.SourceFile {
  return ts.createSourceFile('file.js', source, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
}

/** What TypeScript made of the imports. */
export function requiredOf(file: ts.SourceFile): Required[] {
  return file.statements.flatMap((statement) => {
    const found = /^(?:const|var) (\w+_\d+) = require\("([^"]+)"\);$/.exec(statement.getText());
    return found ? [{ name: found[1], module: found[2], statement }] : [];
  });
}

/** Where names of modules are used. */
export function usesOf(file: ts.SourceFile, names: ReadonlySet<string>): ts.Identifier[] {
  const uses: ts.Identifier[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.has(node.text) && !ts.isVariableDeclaration(node.parent)) {
      uses.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return uses;
}

/** What a file exports of its own. */
export function exportedNames(source: string): string[] {
  const assigned = source.replace(/^(?:exports\.\w+ = )+void 0;$/gm, '');
  return [...new Set([...assigned.matchAll(/\bexports\.(\w+) = /g)].map(([, name]) => name))];
}

/** What a file hands on of other files. */
export interface HandedOn {
  /** Undefined for everything that the other file exports. */
  readonly name?: string;
  readonly module: string;
}

export function handedOn(source: string): HandedOn[] {
  const modules = new Map([...source.matchAll(/^(?:const|var) (\w+_\d+) = require\("([^"]+)"\);$/gm)].map(([, name, module]) => [name, module]));
  const stars = [...source.matchAll(/^__exportStar\(require\("([^"]+)"\), exports\);$/gm)].map(([, module]) => ({ module }));
  const getters = [...source.matchAll(/^Object\.defineProperty\(exports, "(\w+)", .* return (\w+)\.\1; } }\);$/gm)];
  return [...stars, ...getters.map(([, name, module]) => ({ name, module: modules.get(module)! }))];
}

export function replaced(node: ts.Node, text: string): Edit {
  return { start: node.getStart(), end: node.getEnd(), text };
}

export function applyEdits(source: string, edits: readonly Edit[]): string {
  return [...edits].sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text }) => result.slice(0, start) + text + result.slice(end), source);
}
