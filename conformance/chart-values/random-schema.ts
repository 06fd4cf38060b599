/** Schemas that are valid in their draft, with every keyword that asserts something. */
import { Random } from '../random-document';
import { NAMES, randomScalar, randomValue } from './random-values';

type Draft = 4 | 6 | 7 | 2019 | 2020;
type Schema = Record<string, unknown> | boolean;

const ADDRESSES: Readonly<Record<Draft, string>> = {
  4: 'http://json-schema.org/draft-04/schema#',
  6: 'http://json-schema.org/draft-06/schema#',
  7: 'http://json-schema.org/draft-07/schema#',
  2019: 'https://json-schema.org/draft/2019-09/schema',
  2020: 'https://json-schema.org/draft/2020-12/schema',
};
const FORMATS = [
  'date', 'time', 'date-time', 'duration', 'period', 'email', 'hostname', 'ipv4', 'ipv6', 'uri', 'uri-reference', 'iri', 'uuid', 'json-pointer', 'relative-json-pointer', 'regex', 'semver', 'unheard-of',
];
const PATTERNS = ['^a', 'b$', '^[a-z]+$', '\\d', '^(a|ab)(c|bcd)*$', '^\\w*$', '\\p{L}', '(?i)^abc$', '^x-', '.'];
const TYPES = ['string', 'number', 'integer', 'boolean', 'null', 'object', 'array'];
/** Not in random files: how wide and how deep schemas grow. */
const DEPTH = 3;

export function randomSchema(random: Random): Schema {
  const draft = random.pick<Draft>([4, 6, 7, 2019, 2020]);
  const maker = new SchemaMaker(random, draft);
  const shelf = draft >= 2019 ? '$defs' : 'definitions';
  return {
    ...(draft !== 2020 || random.chance(0.7)) && { $schema: ADDRESSES[draft] },
    ...random.chance(0.2) && { [draft === 4 ? 'id' : '$id']: 'https://example.com/shop.json' },
    [shelf]: maker.definitions(),
    ...random.chance(0.8) && { type: 'object' },
    ...maker.object(DEPTH),
    ...random.chance(0.2) && maker.combined(DEPTH - 1),
  };
}

class SchemaMaker {
  public constructor(private readonly random: Random, private readonly draft: Draft) {}

  public definitions(): Record<string, Schema> {
    const anchored = this.draft >= 2019 ? { $anchor: 'place' } : { [this.draft === 4 ? 'id' : '$id']: '#place' };
    return {
      'port': { type: 'integer', minimum: 1, maximum: 65535 },
      'tree': { type: ['object', 'array', 'string', 'null'], additionalProperties: { $ref: this.shelf('tree') } },
      'a/b~c d': { maxLength: 3 },
      'place': { ...anchored, type: ['string', 'boolean', 'object'] },
      'circle': { anyOf: [{ $ref: this.shelf('circle') }, { type: 'string' }] },
      'inner': { [this.draft === 4 ? 'id' : '$id']: 'inner.json', ...this.draft >= 2019 ? { $defs: { own: { type: 'string' } } } : { definitions: { own: { type: 'string' } } } },
    };
  }

  public object(depth: number): Record<string, unknown> {
    const { random } = this;
    const named = () => Object.fromEntries(NAMES.filter(() => random.chance(0.2)).map((name) => [name, this.schema(depth - 1)]));
    return {
      ...random.chance(0.8) && { properties: named() },
      ...random.chance(0.1) && { patternProperties: { [random.pick(PATTERNS)]: this.schema(depth - 1) } },
      ...random.chance(0.12) && { additionalProperties: random.chance(0.5) ? random.chance(0.7) : this.schema(depth - 1) },
      ...random.chance(0.1) && { required: [random.pick(NAMES)] },
      ...random.chance(0.1) && { minProperties: random.below(3) },
      ...random.chance(0.1) && { maxProperties: 3 + random.below(6) },
      ...random.chance(0.15) && { dependencies: { [random.pick(NAMES)]: random.chance(0.5) ? [random.pick(NAMES)] : this.schema(depth - 1) } },
      ...this.draft >= 6 && random.chance(0.1) && { propertyNames: { maxLength: 5 } },
      ...this.draft >= 2019 && random.chance(0.15) && { dependentRequired: { [random.pick(NAMES)]: [random.pick(NAMES)] } },
      ...this.draft >= 2019 && random.chance(0.15) && { dependentSchemas: { [random.pick(NAMES)]: this.schema(depth - 1) } },
      ...this.draft >= 2019 && random.chance(0.15) && { unevaluatedProperties: random.chance(0.2) ? false : this.schema(depth - 1) },
    };
  }

  public combined(depth: number): Record<string, unknown> {
    const { random } = this;
    const several = () => Array.from({ length: 1 + random.below(3) }, () => this.schema(depth - 1));
    return {
      ...random.chance(0.3) && { allOf: several() },
      ...random.chance(0.3) && { anyOf: several() },
      ...random.chance(0.3) && { oneOf: several() },
      ...random.chance(0.2) && { not: this.schema(depth - 1) },
      ...this.draft >= 7 && random.chance(0.3) && { if: this.schema(depth - 1), then: this.schema(depth - 1), ...random.chance(0.5) && { else: this.schema(depth - 1) } },
    };
  }

  private schema(depth: number): Schema {
    const { random, draft } = this;
    if (draft >= 6 && random.chance(0.05)) {
      return random.chance(0.7);
    }
    if (random.chance(0.12)) {
      return { $ref: this.reference(), ...random.chance(0.3) && { maxLength: 2 } };
    }
    const kinds: (() => Record<string, unknown>)[] = [
      () => ({ type: random.chance(0.7) ? random.pick(TYPES) : [random.pick(TYPES), 'null'].filter((type, index, all) => all.indexOf(type) === index) }),
      () => this.text(), () => this.number(), () => this.choice(),
      ...depth > 0 ? [() => this.object(depth), () => this.array(depth), () => this.combined(depth)] : [],
    ];
    return { ...random.pick(kinds)(), ...random.chance(0.3) && random.pick(kinds)() };
  }

  private shelf(name: string): string {
    return `#/${this.draft >= 2019 ? '$defs' : 'definitions'}/${name}`;
  }

  private reference(): string {
    const escaped = this.shelf('a~1b~0c%20d');
    return this.random.pick([this.shelf('port'), this.shelf('tree'), escaped, '#place', this.shelf('circle'), '#', this.shelf('place'), 'urn:example:any', 'inner.json', `inner.json${this.shelf('own')}`]);
  }

  private text(): Record<string, unknown> {
    const { random } = this;
    return {
      ...random.chance(0.4) && { minLength: random.below(4) },
      ...random.chance(0.4) && { maxLength: 1 + random.below(8) },
      ...random.chance(0.4) && { pattern: random.pick(PATTERNS) },
      ...random.chance(0.5) && { format: random.pick(FORMATS) },
    };
  }

  private number(): Record<string, unknown> {
    const { random } = this;
    const isFlag = this.draft === 4;
    return {
      ...random.chance(0.5) && { minimum: random.below(3), ...isFlag && random.chance(0.5) && { exclusiveMinimum: true } },
      ...random.chance(0.5) && { maximum: random.below(10), ...isFlag && random.chance(0.5) && { exclusiveMaximum: true } },
      ...!isFlag && random.chance(0.3) && { exclusiveMinimum: random.below(3) },
      ...!isFlag && random.chance(0.3) && { exclusiveMaximum: random.below(10) },
      ...random.chance(0.3) && { multipleOf: random.pick([1, 2, 0.1, 0.5, 1e-7, 3]) },
    };
  }

  private choice(): Record<string, unknown> {
    const { random } = this;
    if (this.draft >= 6 && random.chance(0.4)) {
      return { const: randomValue(random, 1) };
    }
    const values = [...new Set(Array.from({ length: 1 + random.below(6) }, () => JSON.stringify(randomScalar(random))))];
    return { enum: values.map((value) => JSON.parse(value) as unknown) };
  }

  private array(depth: number): Record<string, unknown> {
    const { random, draft } = this;
    const several = () => Array.from({ length: 1 + random.below(3) }, () => this.schema(depth - 1));
    const listed = draft >= 2020 ? { prefixItems: several(), ...random.chance(0.5) && { items: this.schema(depth - 1) } }
      : { items: several(), ...random.chance(0.5) && { additionalItems: random.chance(0.5) ? false : this.schema(depth - 1) } };
    return {
      ...random.chance(0.4) ? listed : { items: this.schema(depth - 1) },
      ...random.chance(0.2) && { minItems: random.below(3) },
      ...random.chance(0.2) && { maxItems: 1 + random.below(3) },
      ...random.chance(0.2) && { uniqueItems: true },
      ...draft >= 6 && random.chance(0.3) && { contains: this.schema(depth - 1), ...draft >= 2019 && random.chance(0.5) && { minContains: random.below(3), maxContains: 1 + random.below(2) } },
      ...draft >= 2019 && random.chance(0.2) && { unevaluatedItems: random.chance(0.5) ? false : this.schema(depth - 1) },
    };
  }
}
