import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix, sep } from 'node:path';
import { applyEdits, exportedNames, handedOn, parseCompiled, replaced, requiredOf, usesOf } from './compiled';

/** The text of each compiled file, by its path below `lib` without `.js`. */
export type Library = ReadonlyMap<string, string>;

export function readLibrary(directory: string): Library {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js') && existsSync(join(directory, name)));
  return new Map(files.map((file) => [file.slice(0, -'.js'.length).split(sep).join('/'), readFileSync(join(directory, file), 'utf8')]));
}

/** The file that `require(request)` finds, undefined for a package. */
export function tryResolve(library: Library, from: string, request: string): string | undefined {
  if (!request.startsWith('.')) {
    return undefined;
  }
  const path = posix.join(posix.dirname(from), request);
  const found = [path, posix.join(path, 'index')].find((file) => library.has(file));
  if (found === undefined) {
    throw new Error(`lib/${from}.js requires "${request}", which is not there: compile first`);
  }
  return found;
}

/** What to write in a file to require another one. */
export function requestOf(from: string, file: string): string {
  const path = posix.relative(posix.dirname(from), file);
  return path.startsWith('.') ? path : `./${path}`;
}

/** Whether a file hands on what others hold. */
export function isIndex(source: string): boolean {
  return handedOn(source).length > 0;
}

/** The text of a file in which each name is required from the file that holds it: loading an index would load whatever else it hands on. */
export function withDirectRequires(library: Library, from: string): string {
  const source = library.get(from)!;
  const file = parseCompiled(source);
  const edits = requiredOf(file).flatMap(({ name, module, statement }) => {
    const target = tryResolve(library, from, module);
    const uses = usesOf(file, new Set([name]));
    const origins = uses.map(({ parent }) => (target === undefined ? undefined : tryOrigin(library, target, /\.(\w+)$/.exec(parent.getText())?.[1] ?? '')));
    if (target === undefined || !isIndex(library.get(target)!) || origins.includes(undefined)) {
      return [];
    }
    const requires = [...new Set(origins)].map((origin) => `const ${nameOf(origin!)} = require("${requestOf(from, origin!)}");`);
    return [replaced(statement, requires.join('\n')), ...uses.map((use, index) => replaced(use, nameOf(origins[index]!)))];
  });
  return applyEdits(source, edits);
}

/** TypeScript counts from 1, so that this is none of its names. */
function nameOf(file: string): string {
  return `${identifierOf(file)}_0`;
}

export function identifierOf(file: string): string {
  return file.replace(/\W/g, '_');
}

/** The file that holds what another one exports under a name. */
function tryOrigin(library: Library, file: string, name: string): string | undefined {
  const source = library.get(file)!;
  if (exportedNames(source).includes(name)) {
    return file;
  }
  return handedOn(source).filter((one) => one.name === undefined || one.name === name)
    .map(({ module }) => tryOrigin(library, tryResolve(library, file, module)!, name)).find((origin) => origin !== undefined);
}

/** What some files use of others, or hand on: names, by file. */
export function wantedNames(library: Library, files: readonly string[]): ReadonlyMap<string, ReadonlySet<string>> {
  const wanted = new Map<string, Set<string>>();
  for (const { file, names } of files.flatMap((from) => wantedBy(library, from))) {
    names.forEach((name) => wanted.set(file, (wanted.get(file) ?? new Set()).add(name)));
  }
  return wanted;
}

function wantedBy(library: Library, from: string): { readonly file: string; readonly names: readonly string[] }[] {
  const source = library.get(from)!;
  const file = parseCompiled(source);
  const used = requiredOf(file).map(({ name, module }) => ({
    file: tryResolve(library, from, module),
    names: usesOf(file, new Set([name])).map(({ parent }) => /\.(\w+)$/.exec(parent.getText())![1]),
  }));
  const wholes = handedOn(source).filter(({ name }) => name === undefined).map(({ module }) => tryResolve(library, from, module)!);
  return [...used, ...wholes.map((whole) => ({ file: whole, names: exportedNames(library.get(whole)!) }))]
    .flatMap(({ file: found, names }) => (found === undefined ? [] : [{ file: found, names }]));
}

/** The files that these load, at once or some time. */
export function reachable(library: Library, roots: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (!found.has(file)) {
      found.add(file);
      [...library.get(file)!.matchAll(/\brequire\("(\.[^"]+)"\)/g)].forEach(([, request]) => visit(tryResolve(library, file, request)!));
    }
  };
  roots.forEach(visit);
  return found;
}
