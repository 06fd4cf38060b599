import { parseYamlValue } from '../../text';
import { Fields } from '../inventory-object';
import { ChartFiles, filesBelow, tryReadChartFiles, unpackChart } from './chart-files';

/** A chart that another one brings along. */
export interface ChartDependency {
  readonly name: string;
  /** The key of its values in the parent's; its name unless given. */
  readonly alias?: string;
  /** Dotted paths of values, parted by commas, the first that is set decides. */
  readonly condition?: string;
}

/** What a chart says about its values. */
export interface Chart {
  readonly name: string;
  readonly version: string;
  readonly kubeVersion?: string;
  /** Its `values.yaml`. */
  readonly values: Fields;
  /** Its `values.schema.json`. */
  readonly schema?: Fields;
  readonly dependencies: readonly ChartDependency[];
  /** Charts that are packed with it, by name. */
  readonly subcharts: ReadonlyMap<string, Chart>;
}

const DEEPEST = 10;

/** Reads a chart; throws an error that says what is wrong with it, undefined where there is none. */
export function tryReadChart(path: string): Chart | undefined {
  const files = tryReadChartFiles(path);
  return files === undefined ? undefined : chartOf(files, 0);
}

function chartOf(files: ChartFiles, depth: number): Chart {
  const facts = yamlOf(files, 'Chart.yaml');
  if (facts === undefined) {
    throw new Error('it has no Chart.yaml');
  }
  const { dependencies = yamlOf(files, 'requirements.yaml')?.dependencies } = facts;
  return {
    name: textOf(facts.name) ?? '',
    version: textOf(facts.version) ?? '',
    kubeVersion: textOf(facts.kubeVersion),
    values: yamlOf(files, 'values.yaml') ?? {},
    schema: jsonOf(files, 'values.schema.json'),
    dependencies: (Array.isArray(dependencies) ? dependencies : []).flatMap(dependencyOf),
    subcharts: depth < DEEPEST ? subchartsOf(files, depth + 1) : new Map(),
  };
}

function subchartsOf(files: ChartFiles, depth: number): ReadonlyMap<string, Chart> {
  const directories = new Set([...files.keys()].map((path) => /^charts\/([^/]+)\/Chart\.yaml$/.exec(path)?.[1]).filter((name) => name !== undefined));
  const packed = [...files].filter(([path]) => /^charts\/[^/]+\.tgz$/.test(path)).map(([, bytes]) => unpackChart(bytes));
  const charts = [...[...directories].map((name) => filesBelow(files, `charts/${name}`)), ...packed].map((one) => chartOf(one, depth));
  return new Map(charts.map((chart) => [chart.name, chart]));
}

function dependencyOf(value: unknown): ChartDependency[] {
  const { name, alias, condition } = (typeof value === 'object' && value !== null ? value : {}) as Fields;
  return typeof name === 'string' ? [{ name, alias: textOf(alias), condition: textOf(condition) }] : [];
}

function yamlOf(files: ChartFiles, path: string): Fields | undefined {
  const bytes = files.get(path);
  if (bytes === undefined) {
    return undefined;
  }
  try {
    const value = parseYamlValue(bytes.toString('utf8'), { lastKeyWins: true });
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Fields : {};
  } catch (error) {
    throw new Error(`its ${path} is no YAML: ${(error as Error).message}`);
  }
}

function jsonOf(files: ChartFiles, path: string): Fields | undefined {
  const bytes = files.get(path);
  if (bytes === undefined) {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null ? value as Fields : {};
  } catch {
    throw new Error(`its ${path} is no JSON`);
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}
