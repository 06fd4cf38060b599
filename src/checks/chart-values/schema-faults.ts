import { OutputUnit, Schema, SchemaDraft, Validator } from '@cfworker/json-schema';
import { Chart, Fields } from '../../inventory';
import { formatChoices, Path, tryParsePointer } from '../../text';
import { isFields, valueAt } from '../engine';
import { isEnabled, subchartsOf } from './coalesce';

/** A place in the values of a chart that its schema does not allow. */
export interface SchemaFault {
  /** From the top of the values. */
  readonly path: Path;
  readonly keyword: string;
  /** What is wrong, without the value itself. */
  readonly message: string;
}

/** Keywords that only pass on what others say. A property that is not allowed is told by "false". */
const CARRIERS: readonly string[] = [
  'properties', 'patternProperties', 'additionalProperties', 'propertyNames', 'items', 'additionalItems', 'prefixItems', 'allOf', '$ref', '$dynamicRef',
  'if', 'then', 'else', 'dependentSchemas', 'unevaluatedProperties', 'unevaluatedItems',
];
/** Keywords that speak for everything below them. */
const CHOICES: readonly string[] = ['anyOf', 'oneOf', 'not', 'contains'];

/** Checks the values of a chart, and those of its enabled subcharts, as `helm install` does before it renders. */
export function findSchemaFaults(chart: Chart, values: Fields, path: Path = []): SchemaFault[] {
  const own = chart.schema === undefined ? [] : validate(chart.schema, values).map((fault) => ({ ...fault, path: [...path, ...fault.path] }));
  const below = subchartsOf(chart).filter((one) => isEnabled(one, values)).flatMap(({ key, subchart }) => {
    const inner = values[key];
    return isFields(inner) ? findSchemaFaults(subchart, inner, [...path, key]) : [];
  });
  return [...own, ...below];
}

function validate(schema: Fields, values: Fields): SchemaFault[] {
  const { errors, valid } = new Validator(schema as Schema, draftOf(schema), false).validate(values);
  return valid ? [] : leaves(errors).map((unit) => (
    { path: pathIn(values, pathOf(unit.instanceLocation)), keyword: unit.keyword, message: messageOf(unit, schema) }));
}

/** Indexes of lists as numbers. */
function pathIn(values: Fields, keys: readonly string[]): Path {
  return keys.map((key, index) => (Array.isArray(valueAt(values, ...keys.slice(0, index))) ? Number(key) : key));
}

/** The newest draft that Helm reads unless the schema names another. */
function draftOf({ $schema }: Fields): SchemaDraft {
  const name = typeof $schema === 'string' ? $schema : '';
  if (name.includes('draft-04')) return '4';
  if (name.includes('draft-06') || name.includes('draft-07')) return '7';
  return name.includes('2019-09') ? '2019-09' : '2020-12';
}

function leaves(errors: readonly OutputUnit[]): OutputUnit[] {
  const choices = errors.filter(({ keyword }) => CHOICES.includes(keyword)).map(({ keywordLocation }) => `${keywordLocation}/`);
  const said = new Set<string>();
  return errors.filter(({ keyword, keywordLocation, instanceLocation, error }) => {
    const key = `${instanceLocation} ${keyword} ${error}`;
    const isFresh = !CARRIERS.includes(keyword) && !choices.some((choice) => keywordLocation.startsWith(choice)) && !said.has(key);
    said.add(key);
    return isFresh;
  });
}

/** In our words where the library's say too little, or say the value. */
function messageOf({ keyword, keywordLocation, error }: OutputUnit, schema: Fields): string {
  const rule = valueAt(schema, ...pathOf(keywordLocation));
  switch (keyword) {
    case 'false': return 'is no value of this chart';
    case 'required': return `lacks ${/".*"/.exec(error)?.[0] ?? 'a value'}`;
    case 'type': return `is of type ${/type "(\w+)"/.exec(error)?.[1] ?? 'unknown'}, not ${[rule ?? 'what is expected'].flat().join(' or ')}`;
    case 'enum': return Array.isArray(rule) ? `is none of ${formatChoices(rule.map(String))}` : 'is none of the allowed values';
    case 'pattern': return typeof rule === 'string' ? `does not match ${rule}` : 'does not match the pattern';
    case 'anyOf':
    case 'oneOf': return 'has none of the allowed forms';
    default: return typeof rule === 'number' || typeof rule === 'string' ? `breaks ${keyword} ${rule}` : `breaks ${keyword}`;
  }
}

/** The library encodes pointers for use in a URL. */
function pathOf(location: string): string[] {
  return tryParsePointer(decodeURI(location.replace(/^#/, ''))) ?? [];
}
