import { Fields } from '../../../inventory';
import { isFields } from '../../engine';
import type { Outcome, SchemaValidator } from './validator';

export function findObjectErrors(validator: SchemaValidator, schema: Fields, outcome: Outcome): void {
  const { value } = outcome.scope;
  if (isFields(value)) {
    findCountErrors(schema, outcome, value);
    findDependencyErrors(validator, schema, outcome, value);
    findPropertyErrors(validator, schema, outcome, value);
    findNameErrors(validator, schema, outcome, value);
  }
}

function findCountErrors({ minProperties, maxProperties, required }: Fields, outcome: Outcome, value: Fields): void {
  const count = Object.keys(value).length;
  if (typeof minProperties === 'number' && count < minProperties) {
    outcome.fail('minProperties', minProperties);
  }
  if (typeof maxProperties === 'number' && count > maxProperties) {
    outcome.fail('maxProperties', maxProperties);
  }
  failMissing('required', required, outcome, value);
}

function failMissing(keyword: string, needed: unknown, outcome: Outcome, value: Fields): void {
  const missing = Array.isArray(needed) ? needed.filter((key) => typeof key === 'string' && !Object.hasOwn(value, key)) : [];
  if (missing.length > 0) {
    outcome.fail(keyword, missing);
  }
}

function findDependencyErrors(validator: SchemaValidator, schema: Fields, outcome: Outcome, value: Fields): void {
  const { scope } = outcome;
  const isNew = scope.resource.draft >= 2019;
  const given = (map: unknown) => (isFields(map) ? Object.entries(map).filter(([key]) => Object.hasOwn(value, key)) : []);
  for (const [, needed] of [...given(schema.dependencies), ...isNew ? given(schema.dependentRequired) : []]) {
    failMissing('dependentRequired', needed, outcome, value);
  }
  for (const [, inner] of [...given(schema.dependencies), ...isNew ? given(schema.dependentSchemas) : []]) {
    if (!Array.isArray(inner)) {
      outcome.take(validator.same(scope, inner, true));
    }
  }
}

function findPropertyErrors(validator: SchemaValidator, schema: Fields, outcome: Outcome, value: Fields): void {
  const { scope, seen } = outcome;
  const properties = isFields(schema.properties) ? schema.properties : {};
  const patterns = isFields(schema.patternProperties) ? Object.entries(schema.patternProperties) : [];
  for (const [key, item] of Object.entries(value)) {
    const own = Object.hasOwn(properties, key) ? [properties[key]] : [];
    validator.spend(1 + patterns.length * (1 + key.length / 8));
    const matching = patterns.filter(([pattern]) => validator.patterns.matches(pattern, key)).map(([, inner]) => inner);
    const inners = [...own, ...matching];
    const all = inners.length === 0 && Object.hasOwn(schema, 'additionalProperties') ? [schema.additionalProperties] : inners;
    all.forEach((inner) => outcome.errors.push(...validator.inner(scope, inner, key, item).errors));
    if (all.length > 0) {
      seen.add(key);
    }
  }
}

function findNameErrors(validator: SchemaValidator, schema: Fields, outcome: Outcome, value: Fields): void {
  const { scope } = outcome;
  if (scope.resource.draft === 4 || !Object.hasOwn(schema, 'propertyNames')) {
    return;
  }
  for (const key of Object.keys(value)) {
    if (validator.inner(scope, schema.propertyNames, key, key).errors.length > 0) {
      outcome.fail('propertyNames', undefined, [key]);
    }
  }
}
