import { Chart, Fields } from '../../inventory';
import { formatChoices, Path } from '../../text';
import { isFields } from '../engine';
import { coalesce, ValuesMismatch } from './coalesce';
import { withDependencies } from './dependencies';
import { SchemaError, SchemaRefusal, validateSchema } from './json-schema';
import { typeOf } from './json-schema/plain-values';

/** A place in the values of a chart that its schema does not allow. */
export interface SchemaFault {
  /** From the top of the values. */
  readonly path: Path;
  readonly keyword: string;
  /** What is wrong, without the value itself. */
  readonly message: string;
  /** Other values decide whether it is wrong. */
  readonly isConditional: boolean;
}

/** What Helm finds in the values of a release before it renders. */
export interface ValuesVerdict {
  readonly faults: readonly SchemaFault[];
  /** Schemas that cannot be asked: of which chart, and whether Helm refuses all values for it. */
  readonly refusals: readonly { readonly chart: string; readonly message: string; readonly isWrong: boolean }[];
}

/** Whether Helm takes these values: they are put together with the chart's own, then every chart in use is asked (`ToRenderValues`). */
export function judgeValues(chart: Chart, values: Fields): ValuesVerdict {
  try {
    const used = withDependencies(chart, values);
    return verdictOf(used, coalesce(used, values), []);
  } catch (error) {
    if (error instanceof ValuesMismatch) {
      return { faults: [{ path: error.path, keyword: 'type', message: `is of type ${typeOf(error.value)}, not object`, isConditional: false }], refusals: [] };
    }
    throw error;
  }
}

function verdictOf(chart: Chart, values: Fields, path: Path): ValuesVerdict {
  const own = chart.schema === undefined ? { faults: [], refusals: [] } : ownVerdict(chart, values, path);
  const below = chart.subcharts.flatMap((subchart) => {
    const inner = values[subchart.name];
    return isFields(inner) ? [verdictOf(subchart, inner, [...path, subchart.name])] : [];
  });
  const all = [own, ...below];
  return { faults: all.flatMap(({ faults }) => faults), refusals: all.flatMap(({ refusals }) => refusals) };
}

function ownVerdict(chart: Chart, values: Fields, path: Path): ValuesVerdict {
  try {
    const said = new Set<string>();
    const faults = validateSchema(chart.schema, values).map((error): SchemaFault => (
      { path: [...path, ...error.path], keyword: error.keyword, message: messageOf(error), isConditional: error.isConditional }));
    const isFresh = (fault: SchemaFault): boolean => said.size < said.add(JSON.stringify([fault.path, fault.message])).size;
    return { faults: faults.filter(isFresh), refusals: [] };
  } catch (error) {
    if (error instanceof SchemaRefusal) {
      return { faults: [], refusals: [{ chart: chart.name, message: error.message, isWrong: error.isWrong }] };
    }
    throw error;
  }
}

function messageOf({ keyword, rule, got }: SchemaError): string {
  switch (keyword) {
    case 'false': return 'is no value of this chart';
    case 'required':
    case 'dependentRequired': return `lacks ${(rule as string[]).slice(0, 5).map((key) => `"${key}"`).join(', ')}`;
    case 'type': return `is of type ${got}, not ${[rule ?? 'what is expected'].flat().join(' or ')}`;
    case 'const': return `is not ${JSON.stringify(rule)}`;
    case 'enum': return `is none of ${formatChoices((rule as unknown[]).map(String))}`;
    case 'pattern': return `does not match ${String(rule)}`;
    case 'anyOf':
    case 'oneOf': return 'has none of the allowed forms';
    case 'circle': return 'is described by a schema that refers to itself in a circle';
    default: return typeof rule === 'number' || typeof rule === 'string' ? `breaks ${keyword} ${rule}` : `breaks ${keyword}`;
  }
}
