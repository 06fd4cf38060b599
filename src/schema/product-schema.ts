import { ARGOCD_SCHEMA } from './argocd.generated';
import { ContextSchema } from './context-schema';
import { FLUX_SCHEMA } from './flux.generated';
import { InternedKind, InternedSchema } from './interned';

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
  private readonly kinds: ReadonlyMap<string, InternedKind>;
  private readonly contexts = new Map<string, ContextSchema>();
  private readonly minorPlaces = new Map<string, number>();

  public constructor(private readonly schema: InternedSchema) {
    this.kinds = new Map(schema.kinds.map((kind) => [`${kind.group}/${kind.kind}`, kind]));
  }

  public get label(): string {
    return this.schema.label;
  }

  public get minors(): readonly string[] {
    return this.schema.minors;
  }

  public kind(group: string, kind: string): InternedKind | undefined {
    return this.kinds.get(`${group}/${kind}`);
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
    const key = `${kind.node} ${apiVersion} ${minor}`;
    const known = this.contexts.get(key);
    if (known !== undefined) return known;
    const made = new ContextSchema(this.schema, kind.kind, apiVersion, minor);
    this.contexts.set(key, made);
    return made;
  }

  /** Every context of a kind, newest apiVersion first and in it the oldest minor first. */
  public contextsOf(kind: InternedKind): readonly ContextSchema[] {
    return kind.versions.flatMap(([apiVersion, since, removed = this.schema.minors.length]) =>
      Array.from({ length: removed - since }, (_, index) => this.context(kind, apiVersion, since + index)));
  }
}

function sortKey(version: string): number {
  const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined) {
    throw new Error(`internal: "${version}" is no product version, please report it`);
  }
  return Number(major) * 10_000 + Number(minor);
}
