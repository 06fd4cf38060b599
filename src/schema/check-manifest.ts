import { formatChoices } from '../text';
import { nearest } from './field-words';
import { quoted, SchemaFinding } from './finding';
import { InternedVersion } from './interned';
import { kindsOf, KnownManifest, SchemaTarget, servedVersions, tryContext, tryKnown } from './lookup';
import { ManifestWalk } from './manifest-walk';
import { groupOf, ProductSchema, productSchema } from './product-schema';
import { isObject } from './value-checks';

const NONE: readonly SchemaFinding[] = [];

/** Every minor that can be a target, the oldest first. */
export function targetVersions(product: 'argocd' | 'flux'): readonly string[] {
  return productSchema(product).minors;
}

const ARGO_GROUP = 'argoproj.io';

/** What the API server of the target version would refuse or drop. Nothing for kinds that are not Argo CD's or Flux's. */
export function checkManifest(manifest: unknown, target: SchemaTarget): readonly SchemaFinding[] {
  const known = tryKnown(manifest, target);
  return known === undefined ? unknownKind(manifest) : checkIn(known, known.minor);
}

/**
 * A kind that no version of the product has. The group of Argo CD has kinds of other projects, too (Rollout, Workflow), so there
 * only what looks like a misspelling is one.
 */
function unknownKind(manifest: unknown): readonly SchemaFinding[] {
  const { apiVersion, kind } = (isObject(manifest) ? manifest : {});
  const kinds = typeof apiVersion === 'string' && typeof kind === 'string' ? kindsOf(groupOf(apiVersion)) : [];
  if (kinds.length === 0) {
    return NONE;
  }
  const near = nearest(kind as string, kinds);
  if (near === undefined && groupOf(apiVersion as string) === ARGO_GROUP) {
    return NONE;
  }
  const message = `unknown kind ${quoted(kind as string)} in group "${groupOf(apiVersion as string)}"`;
  return [{ code: 'SCH102', severity: 'error', path: ['kind'], message, fix: near === undefined ? `use ${formatChoices(kinds)}` : `write "${near}"` }];
}

/** The same for a minor that need not be the target. */
export function checkIn(known: KnownManifest, minor: number): readonly SchemaFinding[] {
  const context = tryContext(known, minor);
  if (context === undefined) {
    return [notServed(known, minor)];
  }
  const walk = new ManifestWalk(known, context);
  walk.manifest(known.manifest);
  return walk.findings;
}

/** The manifest as the API server stores it: with defaults. The manifest itself where there is nothing to put in. */
export function applyDefaults(manifest: unknown, target: SchemaTarget): unknown {
  const known = tryKnown(manifest, target);
  const context = known && tryContext(known, known.minor);
  return context === undefined ? manifest : known!.product.defaults(context).applied(manifest, known!.kind.node);
}

/** Why there is no context: fields are not looked at then, because they depend on the apiVersion. */
function notServed({ apiVersion: asked, product, kind }: KnownManifest, minor: number): SchemaFinding {
  const { versions } = kind;
  const served = servedVersions(kind, minor).map(({ place }) => product.apiVersionText(place));
  const known = versions.filter(({ place }) => product.apiVersionText(place) === asked);
  const target = `${product.label} ${product.minorText(minor)}`;
  if (served.length === 0) {
    const { is, fix } = span(product, versions, minor);
    return { code: 'SCH102', severity: 'error', path: ['kind'], message: `${target} has no kind "${kind.kind}", it is ${is}`, fix };
  }
  const path = ['apiVersion'];
  if (known.length === 0) {
    const message = `unknown apiVersion ${quoted(asked)} of ${kind.kind}, ${target} serves ${formatChoices(served)}`;
    return { code: 'SCH100', severity: 'error', path, message, fix: `write "${nearest(asked, served) ?? served[0]}"` };
  }
  const message = `apiVersion "${asked}" of ${kind.kind} is not served by ${target}, it is ${span(product, known, minor).is}`;
  return { code: 'SCH101', severity: 'error', path, message, fix: `write "${served[0]}"` };
}

/** Where versions that are not served by a minor are: after it, or before it. */
function span(product: ProductSchema, versions: readonly InternedVersion[], minor: number): { readonly is: string; readonly fix: string } {
  const { label } = product;
  const first = Math.min(...versions.map(({ since }) => since));
  if (minor < first) {
    const since = `${label} ${product.minorText(first)}`;
    return { is: `known since ${since} only`, fix: `target ${since} or newer, or remove the object` };
  }
  const last = Math.max(...versions.map(({ removed }) => removed ?? 0));
  return { is: `gone since ${label} ${product.minorText(last)}`, fix: 'remove the object' };
}
