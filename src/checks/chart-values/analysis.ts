import { Chart, Inventory, InventoryObject, ReadChart, ReleaseValues, ValuesLayerFacts } from '../../inventory';
import { isExactVersion, Path, tryNearest, trySatisfies } from '../../text';
import { fieldsAt, FleetCheck, FleetReport, isFields, valueAt } from '../engine';
import { conditionsOf, keyOf } from './dependencies';
import { objectReleases } from './object-releases';
import { findWrongValues, placeIn, originOf } from './wrong-values';

/** Something about the values of one release. */
export interface ValuesFault {
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
  if (inventory.charts.isEmpty && inventory.repository === undefined) {
    return [];
  }
  return [...inventory.releases, ...objectReleases(inventory)].flatMap((release) => {
    const read = inventory.charts.find(release.chart);
    return read === undefined ? [] : findFaults(release, read);
  });
}

function findFaults(release: ReleaseValues, read: ReadChart): ValuesFault[] {
  if ('fault' in read) {
    return [{ code: 'CHV101', object: release.object, path: [], message: `chart "${read.path}" cannot be read: ${read.fault}` }];
  }
  return [versionFaults, kubeVersionFaults, keyFaults, conditionFaults, findWrongValues].flatMap((find) => find(release, read.chart));
}

/** A range is fine where it lets the version of the copy in; a newer one may be installed all the same. */
function versionFaults({ object, chart: { version } }: ReleaseValues, { name, version: own }: Chart): ValuesFault[] {
  const fault = (message: string): ValuesFault[] => [{ code: 'CHV102', object, path: [], message: `the copy of chart "${name}" is version "${own}", ${message}` }];
  if (version !== undefined && isExactVersion(version)) {
    return version.replace(/^v/, '') === own.replace(/^v/, '') ? [] : fault(`and "${version}" is installed`);
  }
  return version !== undefined && trySatisfies(own, version) === false ? fault(`which "${version}" does not let in`) : [];
}

function kubeVersionFaults({ object, kubeVersion }: ReleaseValues, chart: Chart): ValuesFault[] {
  if (kubeVersion === undefined || chart.kubeVersion === undefined || trySatisfies(kubeVersion.version, chart.kubeVersion) !== false) {
    return [];
  }
  const message = `chart "${chart.name}" is for Kubernetes "${chart.kubeVersion}", and kubeVersion is "${kubeVersion.version}"`;
  return [{ code: 'CHV140', object, path: kubeVersion.path, message }];
}

/** Keys that nothing in the chart knows. */
function keyFaults(release: ReleaseValues, chart: Chart): ValuesFault[] {
  const known = tryKnownKeys(chart);
  return known === undefined ? [] : layersOf(release).flatMap((layer) => Object.keys(layer.values ?? {}).filter((key) => !known.has(key)).map((key) => ({
    code: 'CHV110',
    object: release.object,
    path: placeIn(layer, [key]),
    message: `"${key}" of ${originOf(release, layer, [key])} is no value that chart "${chart.name}" knows`,
    fix: nearestFix(key, [...known]),
  })));
}

/**
 * Undefined where a chart may read keys that it does not say: one without values of its own, one whose templates hand
 * all values on, one with a dependency that is not packed, which may be a library that reads them.
 */
function tryKnownKeys({ values, schema, dependencies, subcharts, keysRead }: Chart): ReadonlySet<string> | undefined {
  const isPacked = dependencies.every(({ name }) => subcharts.some((one) => one.name === name));
  if (Object.keys(values).length === 0 || keysRead === undefined || (!isPacked && keysRead.size > 0) || subcharts.some(({ isLibrary }) => isLibrary)) {
    return undefined;
  }
  const properties = isFields(schema) ? fieldsAt(schema, 'properties') : {};
  return new Set([
    'global', 'tags', ...Object.keys(values), ...Object.keys(properties), ...keysRead, ...subcharts.map(({ name }) => name),
    ...dependencies.flatMap((one) => [keyOf(one), ...conditionsOf(one).map((path) => path.trim().split('.')[0])]),
  ]);
}

/** A condition that is no boolean is passed over, and the dependency installed. */
function conditionFaults(release: ReleaseValues, chart: Chart): ValuesFault[] {
  const paths = chart.dependencies.flatMap((one) => conditionsOf(one).map((path) => ({ name: one.name, path: path.split('.') })));
  return paths.flatMap(({ name, path }) => layersOf(release).flatMap((layer) => {
    const value = valueAt(layer.values, ...path);
    return value === undefined || value === null || typeof value === 'boolean' || isPlaceholder(value) ? [] : [{
      code: 'CHV130',
      object: release.object,
      path: placeIn(layer, path),
      message: `"${path.join('.')}" of ${originOf(release, layer, path)} decides on dependency "${name}" and is no boolean`,
    }];
  }));
}

function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' && (value.includes('${') || value.includes('{{'));
}

function layersOf({ replaced = [], layers }: ReleaseValues): readonly ValuesLayerFacts[] {
  return [...replaced, ...layers];
}

function nearestFix(key: string, known: readonly string[]): string | undefined {
  const nearest = tryNearest(key, known);
  return nearest === undefined ? undefined : `write "${nearest}"`;
}

