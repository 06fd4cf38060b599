/**
 * Puts the checks into one file, after compiling: every synth loads all of them, and two hundred small files take
 * longer to find than to read. It is made of the sources, so that one check's call of what another folder of checks
 * holds is a plain call. What they share with others (the engine, the inventory) stays where it is.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { build, Plugin } from 'esbuild';

const SOURCES = join(__dirname, '..', 'src', 'checks');
const COMPILED = join(__dirname, '..', 'lib', 'checks');

/** Folders with checks. */
const AREAS = readdirSync(COMPILED, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !['engine', 'config'].includes(entry.name))
  .map(({ name }) => name);

/** Of the engine, what keeps nothing: then a call of it is a plain call, too. */
const PURE = ['engine', 'engine/index', 'engine/reading', 'engine/target', 'engine/subject'].map((file) => join(SOURCES, file));

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

async function main(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [join(SOURCES, 'catalogue.ts')], bundle: true, platform: 'node', format: 'cjs', target: 'node20', packages: 'external', write: false, plugins: [onlyAreas],
  });
  writeFileSync(join(COMPILED, 'catalogue.js'), outputFiles[0].text);
  AREAS.forEach((area) => removeBundled(join(COMPILED, area)));
}

/** What nobody can ask for any more. */
function removeBundled(area: string): void {
  readdirSync(area).filter((file) => /^(?:[a-z]{3}\d{3}-.*|index)\.(?:js|d\.ts)$/.test(file)).forEach((file) => rmSync(join(area, file)));
}

void main();
