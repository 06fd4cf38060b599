/** The drafts that Helm reads, and where schemas stand in schemas (draft.go of santhosh-tekuri/jsonschema v6). */
import { Fields } from '../../../inventory';

export type Draft = 4 | 6 | 7 | 2019 | 2020;

const NAMES: Readonly<Record<string, Draft>> = {
  'json-schema.org/schema': 2020,
  'json-schema.org/draft/2020-12/schema': 2020,
  'json-schema.org/draft/2019-09/schema': 2019,
  'json-schema.org/draft-07/schema': 7,
  'json-schema.org/draft-06/schema': 6,
  'json-schema.org/draft-04/schema': 4,
};

/** The draft that a schema names; the newest where it names none, undefined where it names another language. */
export function tryDraft({ $schema }: Fields, fallback: Draft = 2020): Draft | undefined {
  return typeof $schema === 'string' ? NAMES[$schema.replace(/^https?:\/\//, '').replace(/#$/, '')] : fallback;
}

interface Places {
  /** Keywords whose value is a schema. */
  readonly one: readonly string[];
  /** Keywords whose value is a list of schemas. */
  readonly many: readonly string[];
  /** Keywords whose value holds schemas by name. */
  readonly named: readonly string[];
}

const SINCE: readonly (readonly [Draft, Places])[] = [
  [4, {
    one: ['not', 'additionalProperties', 'items', 'additionalItems'],
    many: ['allOf', 'anyOf', 'oneOf', 'items'],
    named: ['definitions', 'properties', 'patternProperties', 'dependencies'],
  }],
  [6, { one: ['propertyNames', 'contains'], many: [], named: [] }],
  [7, { one: ['if', 'then', 'else'], many: [], named: [] }],
  [2019, { one: ['unevaluatedProperties', 'unevaluatedItems', 'contentSchema'], many: [], named: ['$defs', 'dependentSchemas'] }],
  [2020, { one: [], many: ['prefixItems'], named: [] }],
];

/** Everything directly in a schema that is a schema itself. */
export function schemasIn(schema: Fields, draft: Draft): unknown[] {
  const found: unknown[] = [];
  for (const [, { one, many, named }] of SINCE.filter(([since]) => since <= draft)) {
    one.map((key) => schema[key]).filter((value) => typeof value === 'object' && value !== null && !Array.isArray(value)).forEach((value) => found.push(value));
    many.map((key) => schema[key]).filter((value) => Array.isArray(value)).forEach((value) => found.push(...value as unknown[]));
    named.map((key) => schema[key]).filter((value) => typeof value === 'object' && value !== null && !Array.isArray(value))
      .forEach((value) => found.push(...Object.values(value as Fields)));
  }
  return found;
}
