/**
 * Puts the checks into one file, after compiling: every synth loads all of them, and two hundred small files take
 * longer to find than to read. It is made of the sources, so that one check's call of what another folder of checks
 * holds is a plain call. What they share with others (the engine, the inventory) stays where it is.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { build, Plugin, transform } from 'esbuild';
import * as ts from 'typescript';

const SOURCES = join(__dirname, '..', 'src', 'checks');
const COMPILED = join(__dirname, '..', 'lib', 'checks');

/** Folders with checks. */
const AREAS = readdirSync(COMPILED, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !['engine', 'config'].includes(entry.name))
  .map(({ name }) => name);

/** Of the engine, what keeps nothing: then a call of it is a plain call, too. */
const PURE = ['engine', 'engine/index', 'engine/reading', 'engine/needs', 'engine/once-per-text', 'engine/search-text', 'engine/target', 'engine/subject'].map((file) => join(SOURCES, file));

/** Everything else keeps its one instance, which the rest of the library has, too. */
const onlyAreas: Plugin = {
  name: 'only-areas',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const target = resolve(resolveDir, path);
      if (PURE.includes(target) || AREAS.some((area) => target === join(SOURCES, area) || target.startsWith(join(SOURCES, area) + sep))) {
        return undefined;
      }
      const outside = relative(SOURCES, target).split(sep).join('/');
      return { path: outside.startsWith('.') ? outside : `./${outside}`, external: true };
    });
  },
};

/** What only the documentation and the tests ask of a check. */
const DOCUMENTED = ['bad', 'good', 'source', 'chart', 'badChart', 'secrets', 'creationRules', 'isWhole'];

/** Half of the text of a check is its examples, which a synth has no use for. */
const withoutExamples: Plugin = {
  name: 'without-examples',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\](?:[a-z]{3}\d{3}-[^/\\]*)\.ts$/ }, ({ path }) => ({ contents: stripExamples(readFileSync(path, 'utf8')), loader: 'ts' }));
  },
};

function stripExamples(source: string): string {
  const file = ts.createSourceFile('check.ts', source, ts.ScriptTarget.ES2022, true);
  const declarations = file.statements.filter(ts.isVariableStatement).flatMap(({ declarationList }) => [...declarationList.declarations]);
  const facts = declarations.filter(({ type }) => /^(?:Object|Fleet)Check$/.test(type?.getText() ?? '')).flatMap(({ initializer }) =>
    (initializer !== undefined && ts.isObjectLiteralExpression(initializer) ? [...initializer.properties] : []));
  return facts.filter(({ name }) => DOCUMENTED.includes(name?.getText() ?? '')).reverse()
    .reduce((text, property) => text.slice(0, property.getFullStart()) + text.slice(property.getEnd()).replace(/^\s*,/, ''), source);
}

/** One function for each module from outside, which is loaded when something of it is first used. */
function makeLazy(bundle: string): string {
  const modules = new Map<string, string>();
  const names = new Map<string, string>();
  const rest = bundle.replace(/^var (import_\w+) = require\("([^"]+)"\);$/gm, (_, name: string, path: string) => {
    names.set(name, modules.get(path) ?? `outside${modules.size}`);
    modules.set(path, names.get(name)!);
    return '';
  });
  const loaders = [...modules].map(([path, name]) => `let ${name}$;function ${name}(){return ${name}$??=require(${JSON.stringify(path)})}`);
  // In parentheses, because "new" would take the call for its own.
  return `${loaders.join('\n')}\n${rest.replace(/\bimport_\w+\b/g, (name) => (names.has(name) ? `(${names.get(name)!}())` : name))}`;
}

async function main(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [join(SOURCES, 'catalogue.ts')], bundle: true, platform: 'node', format: 'cjs', target: 'node20', packages: 'external', write: false, plugins: [onlyAreas, withoutExamples],
  });
  const { code } = await transform(makeLazy(outputFiles[0].text), { minifyWhitespace: true, minifySyntax: true, target: 'node20', legalComments: 'none' });
  writeFileSync(join(COMPILED, 'catalogue.js'), code);
  AREAS.forEach((area) => removeBundled(join(COMPILED, area)));
}

/** What nobody can ask for any more. */
function removeBundled(area: string): void {
  readdirSync(area).filter((file) => /^(?:[a-z]{3}\d{3}-.*|index)\.(?:js|d\.ts)$/.test(file)).forEach((file) => rmSync(join(area, file)));
}

void main();
