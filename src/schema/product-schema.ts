import { ARGOCD_SCHEMA } from './argocd.generated';
import { ContextSchema } from './context-schema';
import { Defaults } from './defaults';
import { FLUX_SCHEMA } from './flux.generated';
import { InternedDeprecation, InternedKind, InternedSchema } from './interned';

export type ProductName = 'argocd' | 'flux';

const loaded = new Map<ProductName, ProductSchema>();

/** Parsed when the first manifest of the product comes. */
export function productSchema(product: ProductName): ProductSchema {
  const known = loaded.get(product);
  if (known !== undefined) return known;
  const fresh = new ProductSchema(JSON.parse(product === 'argocd' ? ARGOCD_SCHEMA : FLUX_SCHEMA) as InternedSchema);
  loaded.set(product, fresh);
  return fresh;
}

/** The schema of one product, with the contexts that were asked for. */
export class ProductSchema {
  /** Group, then kind. */
  private readonly groups: ReadonlyMap<string, ReadonlyMap<string, InternedKind>>;
  /** The same by apiVersion, so that a manifest needs no cutting of strings. */
  private readonly served: ReadonlyMap<string, ReadonlyMap<string, InternedKind>>;
  private readonly contexts = new Map<number, ContextSchema>();
  private readonly defaultsOf = new Map<ContextSchema, Defaults>();
  private readonly minorPlaces = new Map<string, number>();

  public constructor(private readonly schema: InternedSchema) {
    const kindsIn = (group: string): ReadonlyMap<string, InternedKind> =>
      new Map(schema.kinds.filter((kind) => kind.group === group).map((kind) => [kind.kind, kind]));
    this.groups = new Map(schema.kinds.map(({ group }) => [group, kindsIn(group)]));
    this.served = new Map(schema.apiVersions.map((apiVersion) => [apiVersion, this.groups.get(groupOf(apiVersion))!]));
  }

  public get label(): string {
    return this.schema.label;
  }

  public get minors(): readonly string[] {
    return this.schema.minors;
  }

  /** The kind of that name in the group of an apiVersion; the apiVersion itself need not exist. */
  public kind(apiVersion: string, kind: string): InternedKind | undefined {
    return (this.served.get(apiVersion) ?? this.groups.get(groupOf(apiVersion)))?.get(kind);
  }

  public hasApiVersion(apiVersion: string): boolean {
    return this.served.has(apiVersion);
  }

  public kindsOf(group: string): readonly string[] {
    return [...this.groups.get(group)?.keys() ?? []];
  }

  public deprecation(place: number): InternedDeprecation {
    return this.schema.deprecations[place];
  }

  public minorText(minor: number): string {
    return this.schema.minors[minor];
  }

  public apiVersionText(apiVersion: number): string {
    return this.schema.apiVersions[apiVersion];
  }

  /** The place of `3.3`, `v3.3` or `3.3.1` among the minors; what is older or newer than all counts as the nearest. */
  public minorOf(version: string): number {
    const known = this.minorPlaces.get(version);
    if (known !== undefined) return known;
    const key = sortKey(version);
    const place = Math.max(0, this.schema.minors.filter((minor) => sortKey(minor) <= key).length - 1);
    this.minorPlaces.set(version, place);
    return place;
  }

  public context(kind: InternedKind, apiVersion: number, minor: number): ContextSchema {
    // Small numbers all three: one number tells them apart, and costs less than a text.
    const key = (kind.node * 1000 + apiVersion) * 1000 + minor;
    const known = this.contexts.get(key);
    if (known !== undefined) return known;
    const made = new ContextSchema(this.schema, kind.kind, apiVersion, minor);
    this.contexts.set(key, made);
    return made;
  }

  public defaults(context: ContextSchema): Defaults {
    const known = this.defaultsOf.get(context);
    if (known !== undefined) return known;
    const made = new Defaults(context);
    this.defaultsOf.set(context, made);
    return made;
  }

  /** Every context of a kind, newest apiVersion first and in it the oldest minor first. */
  public contextsOf(kind: InternedKind): readonly ContextSchema[] {
    return kind.versions.flatMap(({ place, since, removed = this.schema.minors.length }) =>
      Array.from({ length: removed - since }, (_, index) => this.context(kind, place, since + index)));
  }
}

export function groupOf(apiVersion: string): string {
  return apiVersion.slice(0, Math.max(0, apiVersion.lastIndexOf('/')));
}

function sortKey(version: string): number {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined) {
    throw new Error(`internal: "${version}" is no product version, please report it`);
  }
  return Number(major) * 10_000 + Number(minor);
}
