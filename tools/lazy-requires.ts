/**
 * Makes the compiled library load a file, or a bundled package, when something in it is first used. What
 * a program pays for is then what it uses, not all there is: `node --import tsx tools/lazy-requires.ts`,
 * after compiling. TypeScript has no option for this.
 *
 *     const files_1 = require("./files");      let files_1$; function files_1() { return files_1$ ??= require("./files"); }
 *     files_1.read(path)                  ─▶   (files_1()).read(path)
 *     exports.flux = __importStar(…)      ─▶   lazyExport("flux", () => require("./flux"))
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';

/** Every construct of ours extends a class of these: they are needed at once. */
const EAGER = /^(?:node:|constructs$|cdk8s$|cdk8s-plus)/;

/** Text that stands in the place of a part of the file. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export function makeLazy(source: string): string {
  const file = ts.createSourceFile('file.js', source, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
  const edits: Edit[] = [];
  const names = new Set<string>();
  for (const statement of file.statements) {
    const required = tryRequired(statement);
    if (required !== undefined && !EAGER.test(required.module)) {
      names.add(required.name);
      const text = `let ${required.name}$; function ${required.name}() { return ${required.name}$ ??= require("${required.module}"); }`;
      edits.push({ start: statement.getStart(), end: statement.getEnd(), text });
    }
    const text = tryExport(statement);
    if (text !== undefined) {
      edits.push({ start: statement.getStart(), end: statement.getEnd(), text });
    }
  }
  const uses = findUses(file, names).filter(({ start }) => !edits.some((edit) => start >= edit.start && start < edit.end));
  return withFastBindings(applyEdits(source, [...edits, ...uses])) + exportHint(source);
}

/** What an index hands on is looked up once, and not at each use: TypeScript's getter is shared by all names, so V8 cannot make it fast. */
function withFastBindings(source: string): string {
  return source.replace('desc = { enumerable: true, get: function() { return m[k]; } };', `desc = { enumerable: true, configurable: true, get: function() {
        const value = m[k];
        if (value !== undefined) Object.defineProperty(o, k2, { enumerable: true, value });
        return value;
      } };`);
}

/** A re-export that waits until it is asked for. */
function tryExport(statement: ts.Statement): string | undefined {
  const text = statement.getText();
  const namespace = /^exports\.(\w+) = __importStar\((require\("\.[^"]+"\))\);$/.exec(text);
  if (namespace) {
    return `lazyExport("${namespace[1]}", () => ${namespace[2]});`;
  }
  const getter = /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/.exec(text);
  return getter ? `lazyExport("${getter[1]}", () => (${getter[2]}()).${getter[3]});` : undefined;
}

/**
 * Node finds the names that an ES module may import by reading the text (cjs-module-lexer). A getter that
 * calls something would strike a name off its list, so there is no getter to be read, and a list instead.
 */
function exportHint(source: string): string {
  const names = [...source.matchAll(/^Object\.defineProperty\(exports, "(\w+)"|^exports\.(\w+) = __importStar/gm)].map(([, one, other]) => one ?? other);
  const listed = names.filter((name) => name !== '__esModule');
  // After the first time it is a plain property, unless modules load each other in a circle and it is not there yet.
  const helper = 'function lazyExport(name, get) { Object.defineProperty(exports, name, { enumerable: true, configurable: true, get() {'
    + ' const value = get(); value === undefined || Object.defineProperty(exports, name, { enumerable: true, configurable: true, value }); return value; } }); }';
  return listed.length === 0 ? '' : `${helper}\n0 && (module.exports = { ${listed.join(', ')} });\n`;
}

/** `const name = require("module")`, alone in its statement. */
function tryRequired(statement: ts.Statement): { readonly name: string; readonly module: string } | undefined {
  const found = /^(?:const|var) (\w+_\d+) = require\("([^"]+)"\);$/.exec(statement.getText());
  return found ? { name: found[1], module: found[2] } : undefined;
}

function findUses(file: ts.SourceFile, names: ReadonlySet<string>): Edit[] {
  const uses: Edit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && names.has(node.text) && !ts.isVariableDeclaration(node.parent)) {
      // In parentheses, because "new" would take the call for its own.
      uses.push({ start: node.getStart(), end: node.getEnd(), text: `(${node.text}())` });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return uses;
}

function applyEdits(source: string, edits: readonly Edit[]): string {
  return [...edits].sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, text }) => result.slice(0, start) + text + result.slice(end), source);
}

if (require.main === module) {
  const lib = join(__dirname, '..', 'lib');
  for (const file of readdirSync(lib, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))) {
    const path = join(lib, file);
    const source = readFileSync(path, 'utf8');
    const lazy = makeLazy(source);
    if (lazy !== source) {
      writeFileSync(path, lazy);
    }
  }
}
