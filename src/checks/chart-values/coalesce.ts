/** Values as a chart gets them (`pkg/chart/common/util/coalesce.go` of Helm 4). */
import { Chart, Fields } from '../../inventory';
import { isFields } from '../engine';

/** Lays `upper` over `lower`: maps are merged, everything else is replaced, and null drops the key. */
export function layOver(lower: Fields, upper: Fields): Fields {
  const merged = new Map(Object.entries(lower));
  for (const [key, value] of Object.entries(upper)) {
    const below = merged.get(key);
    if (value === null) {
      merged.delete(key);
    } else {
      merged.set(key, isFields(value) ? layOver(isFields(below) ? below : {}, value) : value);
    }
  }
  return Object.fromEntries(merged);
}

/** The values of a chart with its own defaults below, and those of its subcharts under their keys. */
export function withDefaults(chart: Chart, values: Fields): Fields {
  const merged = new Map(Object.entries(layOver(chart.values, values)));
  for (const { key, subchart } of subchartsOf(chart)) {
    const own = merged.get(key);
    const global = merged.get('global');
    const below = withDefaults(subchart, isFields(own) ? own : {});
    merged.set(key, isFields(global) ? { ...below, global: layOver(isFields(below.global) ? below.global : {}, global) } : below);
  }
  return Object.fromEntries(merged);
}

export interface Subchart {
  /** The key of its values. */
  readonly key: string;
  readonly subchart: Chart;
  readonly condition?: string;
}

/** Charts that are packed with a chart, under the names that it calls them. */
export function subchartsOf({ dependencies, subcharts }: Chart): Subchart[] {
  const named = dependencies.flatMap(({ name, alias, condition }) => {
    const subchart = subcharts.get(name);
    return subchart === undefined ? [] : [{ key: alias ?? name, subchart, condition }];
  });
  const listed = new Set(dependencies.map(({ name }) => name));
  return [...named, ...[...subcharts].filter(([name]) => !listed.has(name)).map(([key, subchart]) => ({ key, subchart }))];
}

/** Whether the condition of a dependency lets it be installed; the first path that is set to a boolean decides. */
export function isEnabled({ condition }: Subchart, values: Fields): boolean {
  for (const path of (condition ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '')) {
    const value = path.split('.').reduce<unknown>((at, key) => (isFields(at) && Object.hasOwn(at, key) ? at[key] : undefined), values);
    if (typeof value === 'boolean') {
      return value;
    }
  }
  return true;
}
