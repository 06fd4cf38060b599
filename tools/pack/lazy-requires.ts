/**
 * Makes the compiled library load a file, or a bundled package, when something in it is first used. What
 * a program pays for is then what it uses, not all there is. TypeScript has no option for this.
 *
 *     const files_1 = require("./files");      let files_1$; function files_1() { return files_1$ ??= require("./files"); }
 *     files_1.read(path)                  ─▶   (files_1()).read(path)
 *     exports.flux = __importStar(…)      ─▶   lazyExport("flux", () => require("./flux"))
 */
import * as ts from 'typescript';
import { applyEdits, Edit, parseCompiled, replaced, requiredOf, usesOf } from './compiled';

/** Every construct of ours extends a class of these: they are needed at once. */
export const EAGER = /^(?:node:|constructs$|cdk8s$|cdk8s-plus)/;

export function makeLazy(source: string): string {
  const file = parseCompiled(source);
  const required = requiredOf(file).filter(({ module }) => !EAGER.test(module));
  const edits: Edit[] = required.map(({ name, module, statement }) =>
    replaced(statement, `let ${name}$; function ${name}() { return ${name}$ ??= require("${module}"); }`));
  for (const statement of file.statements) {
    const text = tryExport(statement);
    if (text !== undefined) {
      edits.push(replaced(statement, text));
    }
  }
  const uses = usesOf(file, new Set(required.map(({ name }) => name))).map(calledAt)
    .filter(({ start }) => !edits.some((edit) => start >= edit.start && start < edit.end));
  return withFastBindings(applyEdits(source, [...edits, ...uses])) + exportHint(source);
}

/** In parentheses, because "new" would take the call for its own. */
export function calledAt(use: ts.Identifier): Edit {
  return replaced(use, `(${use.text}())`);
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
