import { InternedField, InternedNode, InternedRow, InternedSchema } from './interned';

/** A node as it is in one context: variants chosen, fields that do not exist left out. */
export interface ContextNode {
  readonly facts: InternedNode;
  readonly fields: ReadonlyMap<string, number>;
  readonly required: readonly string[];
  /** Fields of which the CRD itself says "any". */
  readonly typed: readonly string[];
  readonly pattern: RegExp | undefined;
}

const NO_FIELDS: ReadonlyMap<string, number> = new Map();

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
    return this.nodes[place] ??= this.made(this.schema.nodes[place]);
  }

  /** The pattern as the CRD writes it. */
  public patternText(facts: InternedNode): string {
    return this.schema.patterns[facts.pattern!][0];
  }

  private made(facts: InternedNode): ContextNode {
    const fields = facts.fields === undefined ? NO_FIELDS : this.fieldsOf(facts.fields);
    const required = facts.requiredIn?.find(([rows]) => this.isIn(rows))?.[1] ?? facts.required ?? [];
    return {
      facts,
      fields,
      required: required.filter((name) => fields.has(name) && !this.schema.nodes[fields.get(name)!].hasDefault),
      typed: Object.entries(facts.fields ?? {}).filter(([, field]) => typeof field === 'object' && field.typed).map(([name]) => name),
      pattern: facts.pattern === undefined ? undefined : new RegExp(this.schema.patterns[facts.pattern][1], 'u'),
    };
  }

  private fieldsOf(stored: Readonly<Record<string, InternedField>>): ReadonlyMap<string, number> {
    const fields = new Map<string, number>();
    for (const [name, field] of Object.entries(stored)) {
      if (typeof field === 'number') {
        fields.set(name, field);
      } else if (field.in === undefined || this.isIn(field.in)) {
        fields.set(name, field.variants?.find(([rows]) => this.isIn(rows))?.[1] ?? field.node);
      }
    }
    return fields;
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
