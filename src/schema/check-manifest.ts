import { formatChoices, tryNearest } from '../text';
import { SchemaFinding } from './finding';
import { InternedKind } from './interned';
import { ManifestWalk } from './manifest-walk';
import { ProductName, ProductSchema, productSchema } from './product-schema';
import { isObject } from './value-checks';

/** The versions that the manifests are for: `3.3`, `v3.3` and `3.3.1` are the same. */
export interface SchemaTarget {
  readonly argocd: string;
  readonly flux: string;
}

/** Every minor that can be a target, the oldest first. */
export function targetVersions(product: keyof SchemaTarget): readonly string[] {
  return productSchema(product).minors;
}

/** The product whose CRDs have an API group; by its name alone, so that other manifests load no schema. */
function tryProduct(group: string): ProductName | undefined {
  if (group === 'argoproj.io') return 'argocd';
  return group.endsWith('.toolkit.fluxcd.io') || group === 'source.extensions.fluxcd.io' ? 'flux' : undefined;
}

/** What the API server of the target version would refuse or drop. Nothing for kinds that are not Argo CD's or Flux's. */
export function checkManifest(manifest: unknown, target: SchemaTarget): readonly SchemaFinding[] {
  if (!isObject(manifest) || typeof manifest.apiVersion !== 'string' || typeof manifest.kind !== 'string') {
    return [];
  }
  const group = manifest.apiVersion.slice(0, Math.max(0, manifest.apiVersion.lastIndexOf('/')));
  const name = tryProduct(group);
  if (name === undefined) {
    return [];
  }
  const product = productSchema(name);
  const kind = product.kind(group, manifest.kind);
  return kind === undefined ? [] : checkKind(manifest, product, kind, product.minorOf(target[name]));
}

function checkKind(
  manifest: Readonly<Record<string, unknown>>, product: ProductSchema, kind: InternedKind, minor: number,
): readonly SchemaFinding[] {
  for (const [apiVersion, since, removed] of kind.versions) {
    if (minor >= since && (removed === undefined || minor < removed) && product.apiVersionText(apiVersion) === manifest.apiVersion) {
      const walk = new ManifestWalk(product, kind, product.context(kind, apiVersion, minor));
      walk.manifest(manifest);
      return walk.findings;
    }
  }
  return [notServed(String(manifest.apiVersion), product, kind, minor)];
}

/** Why there is no context: fields are not looked at then, because they depend on the apiVersion. */
function notServed(asked: string, product: ProductSchema, kind: InternedKind, minor: number): SchemaFinding {
  const { versions } = kind;
  const text = ([apiVersion]: InternedKind['versions'][number]): string => product.apiVersionText(apiVersion);
  const served = versions.filter(([, since, removed]) => minor >= since && (removed === undefined || minor < removed)).map(text);
  const known = versions.filter((version) => text(version) === asked);
  const target = `${product.label} ${product.minorText(minor)}`;
  if (served.length === 0) {
    const { is, fix } = span(product, versions, minor);
    return { code: 'SCH102', path: ['kind'], message: `${target} has no kind "${kind.kind}", it is ${is}`, fix };
  }
  const path = ['apiVersion'];
  if (known.length === 0) {
    const message = `unknown apiVersion "${asked}" of ${kind.kind}, ${target} serves ${formatChoices(served)}`;
    return { code: 'SCH100', path, message, fix: `write "${tryNearest(asked, served) ?? served[0]}"` };
  }
  const message = `apiVersion "${asked}" of ${kind.kind} is not served by ${target}, it is ${span(product, known, minor).is}`;
  return { code: 'SCH101', path, message, fix: `write "${served[0]}"` };
}

/** Where versions that are not served by a minor are: after it, or before it. */
function span(product: ProductSchema, versions: InternedKind['versions'], minor: number): { readonly is: string; readonly fix: string } {
  const { label } = product;
  const first = Math.min(...versions.map(([, since]) => since));
  if (minor < first) {
    const since = `${label} ${product.minorText(first)}`;
    return { is: `known since ${since} only`, fix: `target ${since} or newer, or remove the object` };
  }
  const last = Math.max(...versions.map(([, , removed]) => removed ?? 0));
  return { is: `gone since ${label} ${product.minorText(last)}`, fix: 'remove the object' };
}
