import { ContextSchema } from './context-schema';
import { InternedKind, InternedVersion } from './interned';
import { groupOf, ProductName, ProductSchema, productSchema } from './product-schema';
import { isObject } from './value-checks';

/** The versions that the manifests are for: `3.3`, `v3.3` and `3.3.1` are the same. */
export interface SchemaTarget {
  readonly argocd: string;
  readonly flux: string;
  /** Strings with `${` in them are filled in later (postBuild of a Kustomization): nothing is said about their types and values. */
  readonly variables?: boolean;
}

/** A manifest whose kind one of the products has, in whatever version. */
export interface KnownManifest {
  readonly manifest: Readonly<Record<string, unknown>>;
  readonly apiVersion: string;
  readonly product: ProductSchema;
  readonly kind: InternedKind;
  /** The place of the target among the minors. */
  readonly minor: number;
  readonly variables: boolean;
}

/** Whether Flux puts something into a string before the API server sees it, and maybe makes another type of it. */
export function hasVariable(value: unknown): boolean {
  return typeof value === 'string' && value.includes('${');
}

/** The product whose CRDs have an API group; by its name alone, so that other manifests load no schema. */
function tryProduct(group: string): ProductName | undefined {
  if (group === 'argoproj.io') return 'argocd';
  return group.endsWith('.toolkit.fluxcd.io') || group === 'source.extensions.fluxcd.io' ? 'flux' : undefined;
}

interface KnownKind {
  readonly name: ProductName;
  readonly product: ProductSchema;
  readonly kind: InternedKind;
}

/** By apiVersion, then kind: every manifest is looked up several times. */
const knownKinds = new Map<string, Map<string, KnownKind>>();

function tryKind(apiVersion: string, kind: string): KnownKind | undefined {
  return knownKinds.get(apiVersion)?.get(kind) ?? tryFindKind(apiVersion, kind);
}

function tryFindKind(apiVersion: string, kindName: string): KnownKind | undefined {
  const name = tryProduct(groupOf(apiVersion));
  if (name === undefined) {
    return undefined;
  }
  const product = productSchema(name);
  const kind = product.kind(apiVersion, kindName);
  if (kind === undefined) {
    return undefined;
  }
  const known: KnownKind = { name, product, kind };
  // Anybody may write any apiVersion; there are few that are served.
  if (product.hasApiVersion(apiVersion)) {
    knownKinds.set(apiVersion, (knownKinds.get(apiVersion) ?? new Map<string, KnownKind>()).set(kindName, known));
  }
  return known;
}

/** Whether any supported version of Argo CD or Flux has the kind. */
export function isKnownKind(group: string, kind: string): boolean {
  const name = tryProduct(group);
  return name !== undefined && productSchema(name).kindsOf(group).includes(kind);
}

/** The same, by the apiVersion of a manifest. */
export function isKnown(apiVersion: string, kind: string): boolean {
  return tryKind(apiVersion, kind) !== undefined;
}

/** The kinds of a group that some supported version has. */
export function kindsOf(group: string): readonly string[] {
  const name = tryProduct(group);
  return name === undefined ? [] : productSchema(name).kindsOf(group);
}

/** Undefined for what is no manifest, and for kinds that are not Argo CD's or Flux's. */
export function tryKnown(manifest: unknown, target: SchemaTarget): KnownManifest | undefined {
  if (!isObject(manifest) || typeof manifest.apiVersion !== 'string' || typeof manifest.kind !== 'string') {
    return undefined;
  }
  const { apiVersion } = manifest;
  const known = tryKind(apiVersion, manifest.kind);
  if (known === undefined) {
    return undefined;
  }
  const { name, product, kind } = known;
  return { manifest, apiVersion, product, kind, minor: product.minorOf(target[name]), variables: target.variables === true };
}

/** The versions of a kind that a minor serves, newest first. */
export function servedVersions({ versions }: InternedKind, minor: number): readonly InternedVersion[] {
  return versions.filter(({ since, removed }) => minor >= since && (removed === undefined || minor < removed));
}

/** The schema of the apiVersion that a manifest has, in a minor that need not be the target; undefined where it is not served. */
export function tryContext({ apiVersion, product, kind }: KnownManifest, minor: number): ContextSchema | undefined {
  for (const { place, since, removed } of kind.versions) {
    if (minor >= since && (removed === undefined || minor < removed) && product.apiVersionText(place) === apiVersion) {
      return product.context(kind, place, minor);
    }
  }
  return undefined;
}
