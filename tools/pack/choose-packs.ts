import { Pack } from './bundle';
import { isIndex, Library } from './library';
import { Program, record } from './record';

const ENGINES = ['argocd', 'flux'];

/** Programs that stand for all others, from what every program does to what some do. */
const LEVELS: Readonly<Record<string, readonly string[]>> = {
  import: ['tools/pack/programs/import.ts'],
  manifests: ['tools/pack/programs/manifests.ts'],
  apps: ['01-chart-sources', '02-values'].map(mainOf),
  sets: ['05-environments'].map(mainOf),
  secrets: ['09-sops'].map(mainOf),
};

function mainOf(example: string): string {
  return `examples/${example}/main.ts`;
}

/** Files that the programs of one level load, of one engine or of both, are a pack. */
export async function choosePacks(library: Library, directory: string): Promise<Pack[]> {
  const programs = Object.entries(LEVELS).flatMap(([level, mains]) => ENGINES.map((engine): Program => ({ level, engine, mains })));
  const loaded = await Promise.all(programs.map((program) => record(program, directory)));
  const packs = new Map<string, string[]>();
  for (const [file, source] of library) {
    const loading = programs.filter((_, index) => loaded[index].has(file));
    if (loading.length > 0 && !isIndex(source) && !/\b__(?:dirname|filename)\b/.test(source)) {
      const name = packName(loading);
      packs.set(name, [...packs.get(name) ?? [], file]);
    }
  }
  return [...packs].map(([name, files]) => ({ path: `packs/${name}`, files }));
}

function packName(loading: readonly Program[]): string {
  const engines = new Set(loading.map(({ engine }) => engine));
  return engines.size === ENGINES.length ? loading[0].level : `${loading[0].level}-${loading[0].engine}`;
}
