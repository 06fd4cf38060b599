import { InternedField, InternedNode, InternedRow, InternedRule, InternedSchema } from './interned';
import { Pattern } from './pattern';

/** A field as it is in one context. */
export interface ContextField {
  readonly name: string;
  /** The node that has the field, so that the same field can be found in other contexts. */
  readonly owner: number;
  readonly place: number;
  /** The CRD itself says "any" of it. */
  readonly typed: boolean;
  /** Among the deprecations of the product. */
  readonly deprecated: number | undefined;
  /** It must be there, and the API server does not put it there itself. */
  readonly required: boolean;
  /** As that of its node. */
  readonly leaf: ContextNode['leaf'];
}

/** A node as it is in one context: variants chosen, fields that do not exist left out. */
export interface ContextNode {
  readonly facts: InternedNode;
  readonly fields: ReadonlyMap<string, ContextField>;
  readonly required: readonly string[];
  readonly rules: readonly InternedRule[];
  readonly pattern: Pattern | undefined;
  /** What `typeof` says of values that are right without another look. */
  readonly leaf: 'string' | 'boolean' | undefined;
}

const NO_FIELDS: ReadonlyMap<string, ContextField> = new Map();
const NO_RULES: readonly InternedRule[] = [];

/** A product's schema seen from one context: a kind, an apiVersion, a minor. Nodes are made when they are first needed. */
export class ContextSchema {
  private readonly nodes: (ContextNode | undefined)[] = [];

  public constructor(
    private readonly schema: InternedSchema,
    private readonly kind: string,
    public readonly apiVersion: number,
    public readonly minor: number,
  ) {}

  public node(place: number): ContextNode {
    return this.nodes[place] ??= this.made(place, this.schema.nodes[place]);
  }

  private made(place: number, facts: InternedNode): ContextNode {
    const names = facts.requiredIn?.find(([rows]) => this.isIn(rows))?.[1] ?? facts.required ?? [];
    const fields = facts.fields === undefined ? NO_FIELDS : this.fieldsOf(facts.fields, place, names);
    const rules = facts.rulesIn?.find(([rows]) => this.isIn(rows))?.[1] ?? facts.rules;
    return {
      facts,
      fields,
      required: names.filter((name) => fields.get(name)?.required),
      rules: rules?.map((rule) => this.schema.rules[rule]) ?? NO_RULES,
      pattern: facts.pattern === undefined ? undefined : new Pattern(this.schema.patterns[facts.pattern]),
      leaf: leafOf(facts),
    };
  }

  private fieldsOf(stored: Readonly<Record<string, InternedField>>, owner: number, required: readonly string[]): ReadonlyMap<string, ContextField> {
    const fields = new Map<string, ContextField>();
    for (const [name, field] of Object.entries(stored)) {
      const facts = typeof field === 'number' ? { node: field } : field;
      if (facts.in !== undefined && !this.isIn(facts.in)) continue;
      const place = facts.variants?.find(([rows]) => this.isIn(rows))?.[1] ?? facts.node;
      fields.set(name, {
        name,
        owner,
        place,
        typed: facts.typed === true,
        deprecated: this.deprecated(facts.deprecated),
        required: required.includes(name) && this.schema.nodes[place].default === undefined,
        leaf: leafOf(this.schema.nodes[place]),
      });
    }
    return fields;
  }

  private deprecated(place: number | undefined): number | undefined {
    return place !== undefined && this.minor >= (this.schema.deprecations[place].since ?? 0) ? place : undefined;
  }

  private isIn(rows: number): boolean {
    return this.schema.rows[rows].some((row) => this.matches(row));
  }

  private matches({ kinds, apiVersions, since, removed }: InternedRow): boolean {
    return (kinds?.includes(this.kind) ?? true)
      && (apiVersions?.includes(this.apiVersion) ?? true)
      && (since === undefined || this.minor >= since)
      && (removed === undefined || this.minor < removed);
  }
}

function leafOf({ type, enum: allowed, pattern, minLength, maxLength }: InternedNode): ContextNode['leaf'] {
  const plain = (allowed ?? pattern ?? minLength ?? maxLength) === undefined;
  return type === 'boolean' || (type === 'string' && plain) ? type : undefined;
}
