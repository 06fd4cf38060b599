import { folderOf, Import, importsOf, readSource, sourceFiles } from './imports';
import { ENGINE_WORDS, GUARDED_MODULES, LAYERS, NEUTRAL_EXCEPTIONS, NEUTRAL_FOLDERS, TOP_LAYER } from '../../projenrc/layers';
import { withLayerTable } from '../../tools/docs/layer-table';
import { readPage } from '../../tools/docs/pages';

const files = sourceFiles();
const imports = files.flatMap(importsOf);
const layers = new Map(LAYERS.map((layer) => [layer.folder, layer]));

test('the table in ARCHITECTURE.md is what "npm run docs" writes', () => {
  const page = readPage('ARCHITECTURE.md');
  expect(withLayerTable(page)).toBe(page);
});

test('every folder of src has a row in the layer table', () => {
  const folders = [...new Set(files.map(folderOf))].filter((folder) => folder !== undefined);
  expect(folders.filter((folder) => folder !== TOP_LAYER && !layers.has(folder))).toEqual([]);
  expect(folders.length).toBeGreaterThan(5);
});

test('a row names only folders that stand above it', () => {
  const wrong = LAYERS.flatMap(({ folder, mayImport }, index) => mayImport
    .filter((other) => !LAYERS.slice(0, index).some((above) => above.folder === other))
    .map((other) => `${folder} -> ${other}`));
  expect(wrong).toEqual([]);
});

test('argocd and flux never import each other', () => {
  expect(layers.get('argocd')!.mayImport).not.toContain('flux');
  expect(layers.get('flux')!.mayImport).not.toContain('argocd');
});

test('a folder imports only what its row allows', () => {
  const wrong = imports.filter((one) => one.ours && !isAllowed(one)).map(({ from, to }) => `${from} -> ${to}`);
  expect(wrong).toEqual([]);
});

test('an import across the rows is found', () => {
  const planted = (from: string, to: string): Import => ({ from, to, ours: true, typeOnly: true });
  expect(isAllowed(planted('argocd/root.ts', 'flux/sources.ts'))).toBe(false);
  expect(isAllowed(planted('text/yaml.ts', 'diagnostics/faults.ts'))).toBe(false);
  expect(isAllowed(planted('model/order.ts', 'index.ts'))).toBe(false);
  expect(isAllowed(planted('model/order.ts', 'diagnostics/faults.ts'))).toBe(true);
});

test('modules with a meaning for the architecture are used only where the table says so', () => {
  const wrong = imports
    .filter(({ ours, to }) => !ours && GUARDED_MODULES.includes(rootModule(to)))
    .filter(({ from, to }) => folderOf(from) !== TOP_LAYER && !layers.get(folderOf(from) ?? '')?.mayUse?.includes(rootModule(to)))
    .map(({ from, to }) => `${from} -> ${to}`);
  expect(wrong).toEqual([]);
});

test('no file imports itself through others', () => {
  const graph = new Map(files.map((file) => [file, imports.filter((one) => one.from === file && one.ours && !one.typeOnly).map(({ to }) => to)]));
  expect(findCycle(graph)).toBeUndefined();
});

test('a cycle of three files is found', () => {
  const graph = new Map([['a', ['b']], ['b', ['c']], ['c', ['b']]]);
  expect(findCycle(graph)).toEqual(['b', 'c', 'b']);
});

test('engine-neutral folders name no engine', () => {
  const named = files
    .filter((file) => NEUTRAL_FOLDERS.includes(folderOf(file) ?? ''))
    .flatMap((file) => readSource(file).split('\n').map((line, index) => ({ file, line, place: `${file}:${index + 1}` })))
    .filter(({ file, line }) => ENGINE_WORDS.some((word) => withoutExceptions(file, line).toLowerCase().includes(word)))
    .map(({ place }) => place);
  expect(named).toEqual([]);
});

test('every exception for the name of an engine is needed', () => {
  for (const { file, text } of NEUTRAL_EXCEPTIONS) {
    expect(readSource(file)).toContain(text);
  }
});

test('only an index hands on what another file holds: a pack leaves such files out', () => {
  const handing = files.filter((file) => !/\bindex\.(?:generated\.)?ts$/.test(file) && /^export (?:type )?(?:\*|\{[^}]*\}) from /m.test(readSource(file)));
  expect(handing).toEqual([]);
});

test('a file is at most 400 lines long', () => {
  expect(files.filter((file) => !file.includes('.generated.') && readSource(file).split('\n').length > 401)).toEqual([]);
});

function isAllowed({ from, to }: Import): boolean {
  const folder = folderOf(from);
  const other = folderOf(to);
  if (folder === other || folder === TOP_LAYER) {
    return true;
  }
  // Files directly in src/ say what the package exports.
  return folder === undefined ? other !== TOP_LAYER : layers.get(folder)!.mayImport.includes(other ?? '');
}

/** `fs` is `node:fs`, and `node:fs/promises` is, too. */
function rootModule(name: string): string {
  const [first, second] = name.replace(/^(?=fs(\/|$))/, 'node:').split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}

function withoutExceptions(file: string, line: string): string {
  return NEUTRAL_EXCEPTIONS.filter((exception) => exception.file === file).reduce((rest, { text }) => rest.replace(text, ''), line);
}

function findCycle(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, above: readonly string[]): string[] | undefined => {
    if (above.includes(node)) {
      return [...above.slice(above.indexOf(node)), node];
    }
    if (done.has(node)) {
      return undefined;
    }
    done.add(node);
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...above, node]);
      if (cycle) {
        return cycle;
      }
    }
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle) {
      return cycle;
    }
  }
  return undefined;
}
