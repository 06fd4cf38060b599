/** Values that Helm refuses, with the layer that set each of them. */
import { Chart, Fields, InventoryObject, KIND, ReleaseValues, ValuesLayerFacts } from '../../inventory';
import { formatPath, Path } from '../../text';
import { hasText, isKnown, listAt, valueAt } from '../engine';
import type { ValuesFault } from './analysis';
import { layOver } from './coalesce';
import { keyOf } from './dependencies';
import { judgeValues, SchemaFault } from './schema-faults';

/** What is missing, or wrong in sum, a layer that is not known may set right. */
const MAY_COME_YET: readonly string[] = ['required', 'dependentRequired', 'minItems', 'minProperties', 'anyOf', 'oneOf', 'not', 'contains'];

export function findWrongValues(release: ReleaseValues, chart: Chart): ValuesFault[] {
  if (isValidationOff(release.object)) {
    return [];
  }
  const { object, layers, replaced = [] } = release;
  const isReplaced = replaced.length > 0 && replaced.every(isRead);
  const used = isReplaced ? { ...chart, values: merge(replaced) } : chart;
  const { faults, refusals } = judgeValues(used, merge(layers));
  return [
    ...faults.flatMap((fault) => blame(release, chart, fault)),
    ...refusals.map(({ chart: name, message, isWrong }) => (
      { code: isWrong ? 'CHV121' : 'CHV101', object, path: [], message: `the values of chart "${name}" cannot be checked: ${message}` })),
  ];
}

function merge(layers: readonly ValuesLayerFacts[]): Fields {
  return layers.reduce<Fields>((below, { values }) => layOver(below, values ?? {}), {});
}

function isRead({ values }: ValuesLayerFacts): boolean {
  return values !== undefined;
}

function blame(release: ReleaseValues, chart: Chart, fault: SchemaFault): ValuesFault[] {
  const layer = setterOf(release, chart, fault);
  if (layer === undefined) {
    return [];
  }
  const subject = fault.path.length === 0 ? 'the values' : `"${formatPath(fault.path)}"`;
  const by = layer === 'chart' ? setByChart(release) : `set by ${originOf(release, layer, fault.path)}`;
  return [{
    code: 'CHV120',
    object: release.object,
    path: layer === 'chart' ? [] : placeIn(layer, fault.path),
    message: `${subject} of chart "${chart.name}" ${fault.message}, ${by}`,
  }];
}

/**
 * The layer that decides on a place: the highest that sets it. Nobody, where a layer that is not known may stand
 * above, or may add what is missing, or may switch off the dependency that is meant.
 */
function setterOf({ layers, replaced = [] }: ReleaseValues, chart: Chart, fault: SchemaFault): ValuesLayerFacts | 'chart' | undefined {
  const all = [...replaced, ...layers];
  const { path, keyword, isConditional } = fault;
  if (!all.every(isRead) && (MAY_COME_YET.includes(keyword) || isConditional || isOptional(chart, path[0]))) {
    return undefined;
  }
  for (const layer of [...all].reverse()) {
    if (layer.values === undefined) {
      return undefined;
    }
    const value = path.length === 0 ? layer.values : valueAt(layer.values, ...path);
    if (value !== undefined) {
      return isSettled(value) ? layer : undefined;
    }
  }
  return keyword === 'required' ? 'chart' : undefined;
}

function isOptional({ dependencies }: Chart, key: string | number | undefined): boolean {
  return dependencies.some((one) => keyOf(one) === key && (one.condition !== undefined || one.tags.length > 0));
}

/** A placeholder becomes something else before Helm sees it. */
function isSettled(value: unknown): boolean {
  return !hasText(value, (text) => !isKnown(text));
}

/** Whoever switches Helm's validation off gets what he asks for. */
function isValidationOff({ kindName, manifest }: InventoryObject): boolean {
  if (kindName === KIND.helmRelease) {
    return ['install', 'upgrade'].some((action) => valueAt(manifest, 'spec', action, 'disableSchemaValidation') === true);
  }
  const spec = kindName === KIND.applicationSet ? ['spec', 'template', 'spec'] : ['spec'];
  const sources = [valueAt(manifest, ...spec, 'source'), ...listAt(manifest, ...spec, 'sources')];
  return sources.some((source) => valueAt(source, 'helm', 'skipSchemaValidation') === true);
}

function setByChart({ environment }: ReleaseValues): string {
  return `and no layer of the values${environment === undefined ? '' : ` of "${environment}"`} sets it`;
}

/** The layer in the user's own names, with the line of a value where that is known. */
export function originOf({ environment }: ReleaseValues, layer: ValuesLayerFacts, path: Path): string {
  const line = layer.position?.(path).line;
  const label = line === undefined ? layer.label : layer.label.replace(/"$/, `:${line}"`);
  return environment === undefined ? label : `${label} of "${environment}"`;
}

/** Values of a file have no place in the object. */
export function placeIn({ path }: ValuesLayerFacts, below: Path): Path {
  return path === undefined ? [] : [...path, ...below];
}
