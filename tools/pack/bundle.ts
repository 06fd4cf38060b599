import { build, Plugin } from 'esbuild';
import { asEsModule } from './es-module';
import { identifierOf, Library, requestOf, tryResolve, wantedNames } from './library';

/** Files that become one. */
export interface Pack {
  /** The file, as paths in the library are. */
  readonly path: string;
  readonly files: readonly string[];
}

/** What to write in a file to require another one, wherever that is now. */
export function requireOf(from: string, file: string, packs: readonly Pack[]): string {
  const pack = packs.find(({ files }) => files.includes(file));
  return pack === undefined ? `require("${requestOf(from, file)}")` : `require("${requestOf(from, pack.path)}.js").${identifierOf(file)}`;
}

/** The text of a pack: what its files say, in one scope, and an object for each file with what others want of it. */
export async function bundle(pack: Pack, packs: readonly Pack[], library: Library): Promise<string> {
  const others = [...library.keys()].filter((file) => !pack.files.includes(file));
  const wanted = wantedNames(library, others);
  const { outputFiles } = await build({
    stdin: { contents: pack.files.filter((file) => wanted.has(file)).map((file) => exportOf(file, [...wanted.get(file)!])).join('\n') },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    // As the compiled files are: a module of esbuild's is strict by itself, and what it becomes is not.
    banner: { js: '"use strict";' },
    target: 'node20',
    minifyWhitespace: true,
    minifySyntax: true,
    // Node shows the line of an error.
    lineLimit: 160,
    write: false,
    plugins: [modulesOf(pack, packs, library)],
  });
  return withClassNames(outputFiles[0].text);
}

/** A class that speaks of itself becomes `Name = class _Name`, and would call itself that. */
function withClassNames(text: string): string {
  const names = [...text.matchAll(/\b(\w+)=class _\1\b/g)].map(([, name]) => name);
  return text.replace(/(?<![.\w$])_(\w+)\b/g, (found, name: string) => (names.includes(name) ? name : found));
}

function exportOf(file: string, names: readonly string[]): string {
  const key = identifierOf(file);
  const imported = names.map((name) => `${name} as ${key}_${name}`).join(', ');
  return `import { ${imported} } from "packed:${file}";\nexport const ${key} = { ${names.map((name) => `${name}: ${key}_${name}`).join(', ')} };`;
}

/** Finds the modules that `asEsModule` names. */
function modulesOf(pack: Pack, packs: readonly Pack[], library: Library): Plugin {
  const specifierOf = (from: string) => (request: string) => {
    const file = tryResolve(library, from, request);
    return file !== undefined && pack.files.includes(file) ? `packed:${file}` : `lazy:${file ?? request}`;
  };
  const requireText = (name: string) => (library.has(name) ? requireOf(pack.path, name, packs) : `require("${name}")`);
  const contents: Readonly<Record<string, (name: string) => string>> = {
    packed: (file) => asEsModule(library.get(file)!, specifierOf(file)),
    lazy: (name) => `let loaded;\nexport function outside() { return loaded ??= ${requireText(name)}; }`,
    eager: (name) => `export const outside = ${requireText(name)};`,
  };
  return {
    name: 'modules',
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /./ }, ({ path, kind }) => {
        const colon = path.indexOf(':');
        return kind === 'require-call' ? { path, external: true } : { namespace: path.slice(0, colon), path: path.slice(colon + 1) };
      });
      Object.entries(contents).forEach(([namespace, textOf]) => onLoad({ filter: /./, namespace }, ({ path }) => ({ contents: textOf(path) })));
    },
  };
}
