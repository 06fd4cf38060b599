/** Values as a chart gets them (`pkg/chart/common/util/coalesce.go` of Helm 4). */
import { Chart, Fields } from '../../inventory';
import { isFields } from '../engine';

/** Why Helm cannot put the values of a chart together. */
export class ValuesMismatch extends Error {
  public constructor(public readonly path: readonly string[], public readonly value: unknown) {
    super(`"${path.join('.')}" is no mapping`);
  }
}

/** One values file over another: maps are merged, everything else is replaced, and null stays, to unset what is below. */
export function layOver(lower: Fields, upper: Fields): Fields {
  const merged = new Map(Object.entries(lower));
  for (const [key, value] of Object.entries(upper)) {
    const below = merged.get(key);
    merged.set(key, isFields(value) && isFields(below) ? layOver(below, value) : value);
  }
  return Object.fromEntries(merged);
}

/** The values of a chart over its own defaults, with those of its subcharts under their keys. */
export function coalesce(chart: Chart, values: Fields, keepsNull = false, path: readonly string[] = []): Fields {
  const merged = withOwnDefaults(chart, values, keepsNull);
  for (const subchart of chart.subcharts) {
    const here = [...path, subchart.name];
    const own = merged.has(subchart.name) ? merged.get(subchart.name) : {};
    if (!isFields(own)) {
      throw new ValuesMismatch(here, own);
    }
    merged.set(subchart.name, coalesce(subchart, withGlobals(own, merged.get('global')), keepsNull, here));
  }
  return Object.fromEntries(merged);
}

function withOwnDefaults(chart: Chart, values: Fields, keepsNull: boolean): Map<string, unknown> {
  const merged = new Map(Object.entries(values));
  for (const [key, own] of Object.entries(chart.values)) {
    const given = merged.get(key);
    if (!merged.has(key)) {
      if (keepsNull || own !== null) {
        merged.set(key, keepsNull ? own : withoutNulls(own));
      }
    } else if (given === null && !keepsNull) {
      merged.delete(key);
    } else if (isFields(given) && isFields(own)) {
      // What a subchart shall unset is told to the subchart.
      const keeps = keepsNull || chart.subcharts.some(({ name }) => name === key);
      merged.set(key, tablesOver(given, keeps ? own : withoutNulls(own) as Fields, keeps));
    }
  }
  return merged;
}

/** `coalesceTablesFullKey`: one table over another. */
export function tablesOver(upper: Fields, lower: Fields, keepsNull: boolean): Fields {
  const merged = new Map(Object.entries(upper));
  for (const [key, below] of Object.entries(lower)) {
    const above = merged.get(key);
    if (!merged.has(key)) {
      merged.set(key, below);
    } else if (above === null && below !== null && !keepsNull) {
      merged.delete(key);
    } else if (isFields(above) && isFields(below)) {
      merged.set(key, tablesOver(above, below, keepsNull));
    }
  }
  return Object.fromEntries(merged);
}

/** The globals of the parent win over those of the subchart, table by table. */
function withGlobals(values: Fields, parent: unknown): Fields {
  const own = Object.hasOwn(values, 'global') ? values.global : {};
  const given = parent === undefined ? {} : parent;
  if (!isFields(own) || !isFields(given)) {
    return values;
  }
  const merged = new Map(Object.entries(own));
  for (const [key, value] of Object.entries(given)) {
    const below = merged.get(key);
    if (!isFields(value)) {
      merged.set(key, isFields(below) ? below : value);
    } else if (!merged.has(key)) {
      merged.set(key, value);
    } else if (isFields(below)) {
      merged.set(key, tablesOver(value, below, true));
    }
  }
  return Object.fromEntries([...Object.entries(values), ['global', Object.fromEntries(merged)]]);
}

function withoutNulls(value: unknown): unknown {
  return isFields(value)
    ? Object.fromEntries(Object.entries(value).filter(([, item]) => item !== null).map(([key, item]) => [key, withoutNulls(item)]))
    : value;
}
