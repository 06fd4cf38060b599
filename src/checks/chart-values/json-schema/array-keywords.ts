import { Fields } from '../../../inventory';
import { canonical } from './plain-values';
import type { Outcome, SchemaValidator } from './validator';

export function findArrayErrors(validator: SchemaValidator, schema: Fields, outcome: Outcome): void {
  const { value } = outcome.scope;
  if (Array.isArray(value)) {
    findCountErrors(schema, outcome, value);
    findItemErrors(validator, schema, outcome, value);
    findContainsErrors(validator, schema, outcome, value);
  }
}

function findCountErrors({ minItems, maxItems, uniqueItems }: Fields, outcome: Outcome, value: readonly unknown[]): void {
  if (typeof minItems === 'number' && value.length < minItems) {
    outcome.fail('minItems', minItems);
  }
  if (typeof maxItems === 'number' && value.length > maxItems) {
    outcome.fail('maxItems', maxItems);
  }
  if (uniqueItems === true && new Set(value.map(canonical)).size < value.length) {
    outcome.fail('uniqueItems', true);
  }
}

function findItemErrors(validator: SchemaValidator, schema: Fields, outcome: Outcome, value: readonly unknown[]): void {
  const isNew = outcome.scope.resource.draft >= 2020;
  const first = isNew ? schema.prefixItems : schema.items;
  const listed: readonly unknown[] = Array.isArray(first) ? first : [];
  const others = isNew || !Array.isArray(first) ? 'items' : 'additionalItems';
  for (const [index, item] of value.entries()) {
    if (index < listed.length || Object.hasOwn(schema, others)) {
      const inner = index < listed.length ? listed[index] : schema[others];
      outcome.errors.push(...validator.inner(outcome.scope, inner, index, item).errors);
      outcome.seen.add(index);
    }
  }
}

function findContainsErrors(validator: SchemaValidator, schema: Fields, outcome: Outcome, value: readonly unknown[]): void {
  const { scope, seen } = outcome;
  const { draft } = scope.resource;
  if (draft < 6 || !Object.hasOwn(schema, 'contains')) {
    return;
  }
  const unknowns = validator.unknowns;
  const matching = value.flatMap((item, index) => (validator.inner(scope, schema.contains, index, item).errors.length === 0 ? [index] : []));
  const least = draft >= 2019 && typeof schema.minContains === 'number' ? schema.minContains : 1;
  if (matching.length < least) {
    outcome.fail('contains', least);
  }
  if (draft >= 2019 && typeof schema.maxContains === 'number' && matching.length > schema.maxContains && validator.unknowns === unknowns) {
    outcome.fail('maxContains', schema.maxContains);
  }
  if (draft >= 2020) {
    matching.forEach((index) => seen.add(index));
  }
}
