/**
 * Puts the compiled checks into one file, after compiling: every synth loads all of them, and two hundred small files
 * take longer to find than to read. What they share with others (the engine, the inventory) stays where it is.
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { build, Plugin } from 'esbuild';

const CHECKS = join(__dirname, '..', 'lib', 'checks');
const CATALOGUE = join(CHECKS, 'catalogue.js');

/** Folders with checks. */
const AREAS = readdirSync(CHECKS, { withFileTypes: true }).filter((entry) => entry.isDirectory() && !['engine', 'config'].includes(entry.name))
  .map(({ name }) => join(CHECKS, name));

/** Everything else keeps its one instance, which the rest of the library has, too. */
const onlyAreas: Plugin = {
  name: 'only-areas',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const target = resolve(resolveDir, path);
      if (target === CATALOGUE || AREAS.some((area) => target === area || target.startsWith(area + sep))) {
        return undefined;
      }
      const outside = relative(CHECKS, target).split(sep).join('/');
      return { path: outside.startsWith('.') ? outside : `./${outside}`, external: true };
    });
  },
};

async function main(): Promise<void> {
  const { outputFiles } = await build({
    entryPoints: [CATALOGUE], bundle: true, platform: 'node', format: 'cjs', target: 'node20', packages: 'external', write: false, plugins: [onlyAreas],
  });
  writeFileSync(CATALOGUE, outputFiles[0].text);
  AREAS.forEach(removeBundled);
}

/** What nobody can ask for any more. */
function removeBundled(area: string): void {
  readdirSync(area).filter((file) => /^(?:[a-z]{3}\d{3}-.*|index)\.(?:js|d\.ts)$/.test(file)).forEach((file) => rmSync(join(area, file)));
}

void main();
