import { Fields } from '../../../inventory';
import { FORMATS } from './formats';
import { isGoRegex } from './patterns';
import { isMultiple } from './plain-values';
import type { Outcome, SchemaValidator } from './validator';

/** Whether the validator asks further: a format that does not fit ends it. */
export function findScalarErrors(validator: SchemaValidator, schema: Fields, outcome: Outcome): boolean {
  const { value, resource: { draft } } = outcome.scope;
  if (typeof value === 'string') {
    // Newer drafts take a format for a note.
    if (draft < 2019 && typeof schema.format === 'string' && !hasFormat(schema.format, value)) {
      outcome.fail('format', schema.format);
      return false;
    }
    findTextErrors(validator, schema, outcome, value);
  } else if (typeof value === 'number') {
    findNumberErrors(schema, outcome, value);
  }
  return true;
}

function hasFormat(format: string, text: string): boolean {
  if (format === 'regex') {
    return isGoRegex(text);
  }
  return !Object.hasOwn(FORMATS, format) || FORMATS[format](text);
}

function findTextErrors(validator: SchemaValidator, schema: Fields, outcome: Outcome, text: string): void {
  const { minLength, maxLength, pattern } = schema;
  const length = typeof minLength === 'number' || typeof maxLength === 'number' ? [...text].length : 0;
  if (typeof minLength === 'number' && length < minLength) {
    outcome.fail('minLength', minLength);
  }
  if (typeof maxLength === 'number' && length > maxLength) {
    outcome.fail('maxLength', maxLength);
  }
  if (typeof pattern === 'string') {
    validator.spend(text.length / 8);
    if (!validator.patterns.matches(pattern, text)) {
      outcome.fail('pattern', pattern);
    }
  }
}

function findNumberErrors(schema: Fields, outcome: Outcome, value: number): void {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  // In draft 4 the exclusive ones are flags of the others.
  const [isAbove, isBelow] = [exclusiveMinimum === true, exclusiveMaximum === true];
  const broken: readonly (readonly [string, unknown, (bound: number) => boolean])[] = [
    ['minimum', minimum, (bound) => value < bound || (isAbove && value === bound)],
    ['maximum', maximum, (bound) => value > bound || (isBelow && value === bound)],
    ['exclusiveMinimum', exclusiveMinimum, (bound) => value <= bound],
    ['exclusiveMaximum', exclusiveMaximum, (bound) => value >= bound],
    ['multipleOf', multipleOf, (bound) => !isMultiple(value, bound)],
  ];
  for (const [keyword, rule, isBroken] of broken) {
    if (typeof rule === 'number' && Number.isFinite(value) && isBroken(rule)) {
      outcome.fail(keyword, rule);
    }
  }
}
