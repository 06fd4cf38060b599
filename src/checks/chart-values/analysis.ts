import { Chart, Fields, Inventory, InventoryObject, ReleaseValues, ValuesLayerFacts } from '../../inventory';
import { formatPath, Path, tryNearest } from '../../text';
import { FleetCheck, FleetReport, isFields, valueAt } from '../engine';
import { layOver, subchartsOf, withDefaults } from './coalesce';
import { objectReleases } from './object-releases';
import { findSchemaFaults, SchemaFault } from './schema-faults';

/** Something about the values of one release. */
interface ValuesFault {
  readonly code: string;
  readonly object: InventoryObject;
  readonly path: Path;
  readonly message: string;
  readonly fix?: string;
}

const analyses = new WeakMap<Inventory, readonly ValuesFault[]>();

/** The faults of one code; releases are looked at once for all codes. */
export function valuesCheck(code: string): FleetCheck['checkAll'] {
  return ({ inventory }, report: FleetReport) => {
    const faults = analyses.get(inventory) ?? analyse(inventory);
    analyses.set(inventory, faults);
    faults.filter((fault) => fault.code === code).forEach(({ object, path, message, fix }) => report(object, path, message, fix));
  };
}

function analyse(inventory: Inventory): ValuesFault[] {
  if (inventory.charts.isEmpty) {
    return [];
  }
  return [...inventory.releases, ...objectReleases(inventory)].flatMap((release) => {
    const read = inventory.charts.find(release.chart);
    if (read === undefined) {
      return [];
    }
    if ('fault' in read) {
      return [{ code: 'CHV101', object: release.object, path: [], message: `chart "${read.path}" cannot be read: ${read.fault}` }];
    }
    return [versionFaults, keyFaults, schemaFaults, conditionFaults].flatMap((find) => find(release, read.chart));
  });
}

function versionFaults({ object, chart: { version } }: ReleaseValues, chart: Chart): ValuesFault[] {
  const isExact = version !== undefined && /^v?\d+\.\d+\.\d+/.test(version);
  return isExact && version.replace(/^v/, '') !== chart.version.replace(/^v/, '')
    ? [{ code: 'CHV102', object, path: [], message: `the copy of chart "${chart.name}" is version "${chart.version}", and "${version}" is installed` }]
    : [];
}

/** Keys that nothing in the chart knows. A chart without values of its own says nothing about keys. */
function keyFaults(release: ReleaseValues, chart: Chart): ValuesFault[] {
  const properties = chart.schema?.properties;
  const known = new Set([
    'global', ...Object.keys(chart.values), ...isFields(properties) ? Object.keys(properties) : [], ...subchartsOf(chart).map(({ key }) => key),
    ...chart.dependencies.flatMap(({ name, alias, condition }) => [alias ?? name, ...(condition ?? '').split(',').map((one) => one.trim().split('.')[0])]),
  ]);
  if (Object.keys(chart.values).length === 0) {
    return [];
  }
  return release.layers.flatMap((layer) => Object.keys(layer.values ?? {}).filter((key) => !known.has(key)).map((key) => ({
    code: 'CHV110',
    object: release.object,
    path: placeIn(layer, [key]),
    message: `"${key}" of ${origin(release, layer)} is no value that chart "${chart.name}" knows`,
    fix: nearestFix(key, [...known]),
  })));
}

function schemaFaults(release: ReleaseValues, chart: Chart): ValuesFault[] {
  const { layers, object } = release;
  const merged = layers.reduce<Fields>((below, { values }) => layOver(below, values ?? {}), {});
  return findSchemaFaults(chart, withDefaults(chart, merged)).flatMap((fault) => {
    const layer = setterOf(layers, fault);
    if (layer === undefined) {
      return [];
    }
    const where = formatPath(fault.path) || 'the values';
    return [{
      code: 'CHV120',
      object,
      path: layer === 'chart' ? [] : placeIn(layer, fault.path),
      message: `${fault.path.length === 0 ? 'the values' : `"${where}"`} of chart "${chart.name}" ${fault.message}, ${layer === 'chart' ? setByChart(release) : `set by ${origin(release, layer)}`}`,
    }];
  });
}

/**
 * The layer that decides on a place: the highest that sets it. Nobody, where a layer that is not known may stand
 * above, or may add what is missing.
 */
function setterOf(layers: readonly ValuesLayerFacts[], { path, keyword }: SchemaFault): ValuesLayerFacts | 'chart' | undefined {
  const isUnknown = layers.some(({ values }) => values === undefined);
  if (isUnknown && MAY_COME_YET.includes(keyword)) {
    return undefined;
  }
  for (const layer of [...layers].reverse()) {
    if (layer.values === undefined) {
      return undefined;
    }
    if (path.length === 0 || valueAt(layer.values, ...path) !== undefined) {
      return layer;
    }
  }
  return keyword === 'required' ? 'chart' : undefined;
}

const MAY_COME_YET: readonly string[] = ['required', 'minItems', 'minProperties', 'anyOf', 'oneOf', 'not', 'dependentRequired', 'contains'];

function setByChart({ environment }: ReleaseValues): string {
  return `and no layer of the values${environment === undefined ? '' : ` of "${environment}"`} sets it`;
}

/** A condition that is no boolean is passed over, and the dependency installed. */
function conditionFaults(release: ReleaseValues, chart: Chart): ValuesFault[] {
  const paths = chart.dependencies.flatMap(({ name, condition }) => (condition ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '')
    .map((path) => ({ name, path: path.split('.') })));
  return paths.flatMap(({ name, path }) => release.layers.flatMap((layer) => {
    const value = valueAt(layer.values, ...path);
    return value === undefined || value === null || typeof value === 'boolean' ? [] : [{
      code: 'CHV130',
      object: release.object,
      path: placeIn(layer, path),
      message: `"${path.join('.')}" of ${origin(release, layer)} decides on dependency "${name}" and is no boolean`,
    }];
  }));
}

function origin({ environment }: ReleaseValues, { label }: ValuesLayerFacts): string {
  return environment === undefined ? label : `${label} of "${environment}"`;
}

/** Values of a file have no place in the object. */
function placeIn({ path }: ValuesLayerFacts, below: Path): Path {
  return path === undefined ? [] : [...path, ...below];
}

function nearestFix(key: string, known: readonly string[]): string | undefined {
  const nearest = tryNearest(key, known);
  return nearest === undefined ? undefined : `write "${nearest}"`;
}
