import * as ts from 'typescript';
import { applyEdits, Edit, exportedNames, parseCompiled, replaced, requiredOf, usesOf } from './compiled';
import { calledAt, EAGER } from './lazy-requires';

/**
 * A compiled file as an ES module, in which a bundler sees what is used of what. `specifierOf` says whether a
 * request is for a file of the same pack (`packed:text/emit`) or for anything else (`lazy:yaml`).
 *
 *     const emit_1 = require("./emit");          import * as emit_1 from "packed:text/emit";
 *     const yaml_1 = require("yaml");       ─▶   import { outside as yaml_1 } from "lazy:yaml";
 *     exports.write = write;                     export { write };
 */
export function asEsModule(source: string, specifierOf: (request: string) => string): string {
  const file = parseCompiled(source);
  const edits: Edit[] = file.statements.flatMap((statement) => sideEffectEdits(statement, specifierOf) ?? exportEdits(statement));
  for (const { name, module, statement } of requiredOf(file)) {
    const specifier = EAGER.test(module) ? `eager:${module}` : specifierOf(module);
    const [kind] = specifier.split(':');
    edits.push(replaced(statement, `import ${kind === 'packed' ? `* as ${name}` : `{ outside as ${name} }`} from "${specifier}";`));
    if (kind === 'lazy') {
      edits.push(...usesOf(file, new Set([name])).map(calledAt));
    }
  }
  return `${applyEdits(source, edits)}\nexport { ${exportedNames(source).join(', ')} };\n`;
}

/** `import "./other"`, of a file that does something when it is loaded. */
function sideEffectEdits(statement: ts.Statement, specifierOf: (request: string) => string): Edit[] | undefined {
  const request = /^require\("([^"]+)"\);$/.exec(statement.getText())?.[1];
  return request === undefined ? undefined : [replaced(statement, `import "${specifierOf(request).replace(/^lazy:/, 'eager:')}";`)];
}

/** What TypeScript wrote in front of a declaration, or behind it, to export it. */
function exportEdits(statement: ts.Statement): Edit[] {
  const text = statement.getText();
  if (/^(?:exports\.\w+ = )+void 0;$/.test(text) || /^exports\.(\w+) = \1;$/.test(text) || text.startsWith('Object.defineProperty(exports, "__esModule"')) {
    return [replaced(statement, '')];
  }
  return exportsIn(statement).map((node) => replaced(node, node.getStart() === statement.getStart() ? `const ${node.name.text}` : node.name.text));
}

/** In the source they are plain names. */
function exportsIn(statement: ts.Statement): ts.PropertyAccessExpression[] {
  const found: ts.PropertyAccessExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === 'exports') {
      found.push(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(statement);
  return found;
}
