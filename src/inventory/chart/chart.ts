import { Fields } from '../inventory-object';
import { ChartBudget, ChartFiles, filesBelow, tryReadChartFiles, unpackChart } from './chart-files';
import { tryKeysRead } from './keys-read';
import { parseValues } from './values-file';

/** A chart that another one brings along. */
export interface ChartDependency {
  readonly name: string;
  /** The key of its values in the parent's; its name unless given. */
  readonly alias?: string;
  /** Dotted paths of values, parted by commas, the first that is set decides. */
  readonly condition?: string;
  /** A range: another version that is packed is no copy of it. */
  readonly version: string;
  /** Names below `tags` of the values, one of which decides where no condition does. */
  readonly tags: readonly string[];
  /** What the parent takes over from its values: a name below `exports`, or `child` and `parent`. */
  readonly importValues: readonly unknown[];
}

/** What a chart says about its values. */
export interface Chart {
  readonly name: string;
  readonly version: string;
  readonly kubeVersion?: string;
  /** Only its named templates are used, with the values of the chart that brings it along. */
  readonly isLibrary: boolean;
  /** Its `values.yaml`. */
  readonly values: Fields;
  /** Its `values.schema.json`. */
  readonly schema?: Fields | boolean;
  readonly dependencies: readonly ChartDependency[];
  /** Top-level keys that its templates read; undefined where they may read any. */
  readonly keysRead?: ReadonlySet<string>;
  /** Charts that are packed with it. */
  readonly subcharts: readonly Chart[];
}

/** A schema that is nested deeper was not written by a person. */
const DEEPEST_SCHEMA = 300;

/** Reads a chart; throws an error that says what is wrong with it, undefined where there is none. */
export function tryReadChart(path: string): Chart | undefined {
  const budget = new ChartBudget();
  const files = tryReadChartFiles(path, budget);
  return files === undefined ? undefined : chartOf(files, 0, budget);
}

/** The chart that files in memory are. */
export function chartFromFiles(files: ChartFiles): Chart {
  return chartOf(files, 0, new ChartBudget());
}

function chartOf(files: ChartFiles, depth: number, budget: ChartBudget): Chart {
  budget.addChart(depth);
  const facts = yamlOf(files, 'Chart.yaml');
  if (facts === undefined) {
    throw new Error('it has no Chart.yaml');
  }
  const { dependencies: listed } = yamlOf(files, 'requirements.yaml') ?? facts;
  const dependencies = (Array.isArray(listed) ? listed : []).flatMap(dependencyOf);
  refuseTwins(dependencies);
  return {
    name: textOf(facts.name) ?? '',
    version: textOf(facts.version) ?? '',
    kubeVersion: textOf(facts.kubeVersion),
    isLibrary: facts.type === 'library',
    values: yamlOf(files, 'values.yaml') ?? {},
    schema: jsonOf(files, 'values.schema.json'),
    keysRead: tryKeysRead(files),
    dependencies,
    subcharts: subchartsOf(files, depth + 1, budget),
  };
}

/** Folders and archives whose names start with a dot or an underscore are put away (`LoadFiles` of pkg/chart/v2/loader). */
function subchartsOf(files: ChartFiles, depth: number, budget: ChartBudget): Chart[] {
  const folders = new Set([...files.keys()].map((path) => /^charts\/([^/_.][^/]*)\/Chart\.yaml$/.exec(path)?.[1]).filter((name) => name !== undefined));
  const packed = [...files].filter(([path]) => /^charts\/[^/_.][^/]*\.tgz$/.test(path));
  return [
    ...[...folders].map((name) => named(`charts/${name}`, () => chartOf(filesBelow(files, `charts/${name}`), depth, budget))),
    ...packed.map(([path, bytes]) => named(path, () => chartOf(unpackChart(bytes, budget), depth, budget))),
  ];
}

/** A fault of a chart inside says where that is. */
function named(path: string, read: () => Chart): Chart {
  try {
    return read();
  } catch (error) {
    throw new Error(`${path}: ${(error as Error).message}`);
  }
}

function dependencyOf(value: unknown): ChartDependency[] {
  const { name, alias, condition, version, tags, 'import-values': imports } = (typeof value === 'object' && value !== null ? value : {}) as Fields;
  return typeof name === 'string' ? [{
    name,
    alias: textOf(alias),
    condition: textOf(condition),
    version: textOf(version) ?? '',
    tags: (Array.isArray(tags) ? tags : []).filter((tag) => typeof tag === 'string'),
    importValues: Array.isArray(imports) ? imports : [],
  }] : [];
}

/** Helm refuses such a chart (`Validate` of pkg/chart/v2/metadata.go). */
function refuseTwins(dependencies: readonly ChartDependency[]): void {
  const keys = dependencies.map(({ name, alias }) => alias ?? name);
  const twin = keys.find((key, index) => keys.indexOf(key) < index);
  if (twin !== undefined) {
    throw new Error(`two of its dependencies are called "${twin}"`);
  }
}

/** The documents of a file are laid one over the other (`LoadValues`). */
function yamlOf(files: ChartFiles, path: string): Fields | undefined {
  const bytes = files.get(path);
  return bytes === undefined ? undefined : parseValues(bytes.toString('utf8'), `its ${path}`);
}

function jsonOf(files: ChartFiles, path: string): Fields | boolean | undefined {
  const bytes = files.get(path);
  if (bytes === undefined) {
    return undefined;
  }
  const value = tryParseJson(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  if (value === undefined || isDeeper(value, DEEPEST_SCHEMA)) {
    throw new Error(`its ${path} is ${value === undefined ? 'no JSON' : `nested deeper than ${DEEPEST_SCHEMA} levels`}`);
  }
  return typeof value === 'boolean' ? value : typeof value === 'object' && value !== null ? value as Fields : {};
}

function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function isDeeper(value: unknown, most: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > most) {
      return true;
    }
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
