import { celTree } from './cel-tree';
import { withVariant } from './contexts';
import { toJsPattern } from './js-pattern';
import { ProductTarget } from './product-target';
import { ruleText } from './rule-texts';
import {
  InternedDeprecation, InternedField, InternedKind, InternedNode, InternedRow, InternedRule, InternedSchema, NodeType,
} from '../../src/schema/interned';
import { ContextRow } from '../schemas/context';
import { Definition, Deprecation, Facts, FieldSchema, REF_PREFIX, SchemaDocument, Variant } from '../schemas/document';

/** Keywords that become part of a node, and those that say nothing about one manifest. Any other breaks the build. */
const COPIED = ['enum', 'minLength', 'maxLength', 'minItems', 'maxItems'];
const TRANSLATED = [
  '$ref', 'type', 'items', 'additionalProperties', 'properties', 'required', 'pattern', 'default', 'anyOf', 'x-in', 'x-variants', 'x-typed', 'x-kind', 'x-deprecated',
  'x-kubernetes-int-or-string', 'x-kubernetes-preserve-unknown-fields', 'x-kubernetes-list-type', 'x-kubernetes-list-map-keys',
  'x-kubernetes-validations',
];
const WITHOUT_EFFECT = ['description', 'format', 'x-hidden', 'x-kubernetes-map-type'];
const KNOWN = new Set([...COPIED, ...TRANSLATED, ...WITHOUT_EFFECT]);

interface UpstreamRule {
  readonly rule: string;
  readonly message?: string;
}

/** A list in which equal entries stand once. */
class Pool<T> {
  public readonly entries: T[] = [];
  private readonly places = new Map<string, number>();

  public place(entry: T): number {
    const key = JSON.stringify(entry);
    const known = this.places.get(key);
    if (known !== undefined) return known;
    this.places.set(key, this.entries.length);
    return this.entries.push(entry) - 1;
  }
}

/** The compact schema that src/schema interprets: `src/schema/interned.ts` is its format. */
export function internSchema(document: SchemaDocument, target: ProductTarget): InternedSchema {
  return new Interner(document, target.label).schema();
}

class Interner {
  private readonly apiVersions = new Pool<string>();
  private readonly rows = new Pool<readonly InternedRow[]>();
  private readonly patterns = new Pool<readonly [string, string]>();
  private readonly rules = new Pool<InternedRule>();
  private readonly deprecations = new Pool<InternedDeprecation>();
  private readonly nodes = new Pool<InternedNode>();

  public constructor(private readonly document: SchemaDocument, private readonly label: string) {}

  public schema(): InternedSchema {
    const kinds = Object.keys(this.document.$defs).filter((name) => this.document.$defs[name]['x-kind']).map((name) => this.kind(name));
    return {
      label: this.label,
      minors: this.document['x-minors'],
      apiVersions: this.apiVersions.entries,
      rows: this.rows.entries,
      patterns: this.patterns.entries,
      rules: this.rules.entries,
      deprecations: this.deprecations.entries,
      nodes: this.nodes.entries,
      kinds,
    };
  }

  private kind(name: string): InternedKind {
    const { group, names, versions } = this.document.$defs[name]['x-kind']!;
    const served = versions.filter((version) => version.served !== false).map(({ apiVersion, since, removed, deprecated }) => ({
      place: this.apiVersions.place(apiVersion),
      since: this.minor(since),
      ...(removed && { removed: this.minor(removed) }),
      ...(deprecated && { deprecated }),
    }));
    return { kind: names.kind as string, group, node: this.definition(name), versions: served };
  }

  private definition(name: string): number {
    const definition = this.document.$defs[name];
    assertKnown(definition, name);
    const fields = Object.entries(definition.properties).map(([field, schema]) => [field, this.field(schema, `${name}.${field}`)] as const);
    const requiredIn = this.differences(definition, 'required', (required) => (required ?? []) as readonly string[]);
    const rulesIn = this.differences(definition, 'x-kubernetes-validations', (rules) => this.ruleNumbers(rules));
    const rules = this.ruleNumbers(definition['x-kubernetes-validations']);
    return this.nodes.place({
      type: 'object',
      fields: Object.fromEntries(fields),
      ...(definition.required && { required: definition.required }),
      ...(requiredIn.length > 0 && { requiredIn }),
      ...(rules.length > 0 && { rules }),
      ...(rulesIn.length > 0 && { rulesIn }),
    });
  }

  private differences<T>(definition: Definition, key: string, value: (facts: unknown) => T): readonly (readonly [number, T])[] {
    return (definition['x-variants'] ?? [] as readonly Variant[])
      .filter((variant) => key in variant)
      .map((variant) => [this.rowsPlace(variant.in), value(variant[key])] as const);
  }

  private ruleNumbers(rules: unknown): readonly number[] {
    return ((rules ?? []) as readonly UpstreamRule[]).map((rule) => this.rules.place(internedRule(rule)));
  }

  private field(schema: FieldSchema, place: string): InternedField {
    const node = this.node(schema, place);
    const variants = (schema['x-variants'] ?? [])
      .map((variant) => [this.rowsPlace(variant.in), this.node(withVariant(schema, variant), place)] as const)
      .filter(([, other]) => other !== node);
    const conditions = {
      ...(schema['x-in'] && { in: this.rowsPlace(schema['x-in']) }),
      ...(schema['x-typed'] && { typed: true as const }),
      ...(schema['x-deprecated'] && { deprecated: this.deprecation(schema['x-deprecated']) }),
      ...(variants.length > 0 && { variants }),
    };
    return Object.keys(conditions).length === 0 ? node : { node, ...conditions };
  }

  private deprecation({ since, why, fix }: Deprecation): number {
    return this.deprecations.place({ why, fix, ...(since && { since: this.minor(since) }) });
  }

  private node(facts: Facts, place: string): number {
    assertKnown(facts, place);
    if (facts['x-kubernetes-validations'] !== undefined) {
      throw new Error(`${place}: rules of a field would not be evaluated: teach src/schema`);
    }
    if (facts['x-typed'] !== undefined) return this.node(facts['x-typed'] as Facts, place);
    if (typeof facts.$ref === 'string') return this.reference(facts);
    const inner = (facts.items ?? facts.additionalProperties) as Facts | undefined;
    return this.nodes.place({
      type: typeOf(facts, place),
      ...(inner && { items: this.node(inner, place) }),
      ...Object.fromEntries(COPIED.filter((key) => facts[key] !== undefined).map((key) => [key, facts[key]])),
      ...(facts.pattern !== undefined && { pattern: this.patterns.place([String(facts.pattern), toJsPattern(String(facts.pattern))]) }),
      ...uniqueness(facts, place),
      ...(facts.default !== undefined && { default: facts.default }),
    });
  }

  /** A default beside a reference belongs to that place, so the node is a copy that has it. */
  private reference(facts: Facts): number {
    const target = this.definition((facts.$ref as string).slice(REF_PREFIX.length));
    return facts.default === undefined ? target : this.nodes.place({ ...this.nodes.entries[target], default: facts.default });
  }

  private rowsPlace(rows: readonly ContextRow[]): number {
    return this.rows.place(rows.map(({ kinds, apiVersions, since, removed }) => ({
      ...(kinds && { kinds }),
      ...(apiVersions && { apiVersions: apiVersions.map((apiVersion) => this.apiVersions.place(apiVersion)) }),
      ...(since && { since: this.minor(since) }),
      ...(removed && { removed: this.minor(removed) }),
    })));
  }

  private minor(minor: string): number {
    return this.document['x-minors'].indexOf(minor);
  }
}

/** The message of upstream is left alone: ours also names the cure. Any other keyword of a rule changes what it means. */
function internedRule({ rule, message: _, ...others }: UpstreamRule): InternedRule {
  if (Object.keys(others).length > 0) {
    throw new Error(`the rule ${rule} has ${Object.keys(others).join(', ')}: teach tools/generate/interned.ts and src/schema`);
  }
  return { test: celTree(rule), ...ruleText(rule) };
}

function typeOf(facts: Facts, place: string): NodeType {
  if (facts['x-kubernetes-int-or-string'] === true) return 'int-or-string';
  if (facts.additionalProperties !== undefined) return 'map';
  if (facts.type === 'object') return 'open';
  if (facts['x-kubernetes-preserve-unknown-fields'] === true) return 'any';
  if (!['string', 'boolean', 'integer', 'array'].includes(String(facts.type))) {
    throw new Error(`${place}: no type in ${JSON.stringify(facts)}`);
  }
  return facts.type as NodeType;
}

function uniqueness(facts: Facts, place: string): Pick<InternedNode, 'unique'> {
  if (facts['x-kubernetes-list-type'] === 'set') {
    throw new Error(`${place}: duplicates in a list that is a set would not be found: teach src/schema`);
  }
  const keys = facts['x-kubernetes-list-map-keys'] as readonly string[] | undefined;
  return keys ? { unique: keys } : {};
}

function assertKnown(facts: Facts, place: string): void {
  const unknown = Object.keys(facts).filter((key) => !KNOWN.has(key));
  if (unknown.length > 0) {
    throw new Error(`${place}: ${unknown.join(', ')} would not be checked: teach tools/generate/interned.ts and src/schema`);
  }
}

/** As a module that costs one string to load, and is parsed when the first manifest of the product comes. */
export function renderInterned(schema: InternedSchema, target: ProductTarget): string {
  return [
    `// Generated by tools/generate.ts from schemas/${target.schema}. Change that and run "npm run generate".`,
    '/* eslint-disable */',
    `export const ${target.folder.toUpperCase()}_SCHEMA = ${JSON.stringify(JSON.stringify(schema))};`,
    '',
  ].join('\n');
}
