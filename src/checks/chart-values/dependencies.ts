/** Which of the charts that are packed with a chart take part, and under which names (`pkg/chart/v2/util/dependencies.go` of Helm 4). */
import { Chart, ChartDependency, Fields } from '../../inventory';
import { trySatisfies } from '../../text';
import { isFields } from '../engine';
import { coalesce, tablesOver } from './coalesce';

/** The chart as it is rendered with these values: without what is switched off, aliases for names, and imported values among its own. */
export function withDependencies(chart: Chart, values: Fields): Chart {
  return withImports(withEnabled(chart, values, ''));
}

/** The key of a dependency in the values of its parent. */
export function keyOf({ name, alias }: ChartDependency): string {
  return alias ?? name;
}

/** Paths of values that switch a dependency on or off. */
export function conditionsOf({ condition = '' }: ChartDependency): string[] {
  return condition.trim().split(',').filter((path) => path !== '');
}

function withEnabled(chart: Chart, values: Fields, path: string): Chart {
  if (chart.dependencies.length === 0) {
    return chart;
  }
  const named = { ...chart, subcharts: [...chart.subcharts.filter((one) => !isListed(one, chart)), ...chart.dependencies.flatMap((one) => aliased(chart, one))] };
  const merged = coalesce(named, values);
  const off = new Set(chart.dependencies.filter((one) => !isEnabled(one, merged, path)).map(keyOf));
  const on = named.subcharts.filter(({ name }) => !off.has(name));
  return {
    ...named,
    dependencies: chart.dependencies.filter((one) => !off.has(keyOf(one))),
    subcharts: on.map((one) => withEnabled(one, merged, `${path}${one.name}.`)),
  };
}

function isListed({ name, version }: Chart, { dependencies }: Chart): boolean {
  return dependencies.some((one) => one.name === name && trySatisfies(version, one.version) === true);
}

function aliased({ subcharts }: Chart, dependency: ChartDependency): Chart[] {
  const found = subcharts.find(({ name, version }) => name === dependency.name && trySatisfies(version, dependency.version) === true);
  return found === undefined ? [] : [{ ...found, name: keyOf(dependency) }];
}

function isEnabled(dependency: ChartDependency, values: Fields, path: string): boolean {
  for (const condition of conditionsOf(dependency)) {
    const value = valueOf(values, `${path}${condition}`);
    if (typeof value === 'boolean') {
      return value;
    }
  }
  const { tags } = values;
  const chosen = isFields(tags) ? dependency.tags.map((tag) => tags[tag]) : [];
  return chosen.includes(true) || !chosen.includes(false);
}

function valueOf(values: Fields, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (isFields(at) && Object.hasOwn(at, key) ? at[key] : undefined), values);
}

/** From the leaves up: a parent may import what its dependency has imported. */
function withImports(chart: Chart): Chart {
  const inner = { ...chart, subcharts: chart.subcharts.map(withImports) };
  if (inner.dependencies.length === 0) {
    return inner;
  }
  const all = coalesce(inner, {}, true);
  const imported = inner.dependencies.flatMap((one) => one.importValues.flatMap((entry) => importOf(all, keyOf(one), entry)))
    .reduce<Fields>((before, next) => tablesOver(before, next, true), {});
  return { ...inner, values: tablesOver(all, imported, true) };
}

function importOf(values: Fields, key: string, entry: unknown): Fields[] {
  const [child, parent] = typeof entry === 'string' ? [`exports.${entry}`, '.'] : isFields(entry) ? [String(entry.child), String(entry.parent)] : ['', ''];
  const table = valueOf(values, `${key}.${child}`);
  if (child === '' || !isFields(table)) {
    return [];
  }
  return [parent === '.' ? table : parent.split('.').reverse().reduce<Fields>((below, name) => Object.fromEntries([[name, below]]), table)];
}
