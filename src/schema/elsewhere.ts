import { formatChoices } from '../text';
import { ContextSchema } from './context-schema';
import { InternedKind } from './interned';
import { ProductSchema } from './product-schema';

/** Where something exists that the present context lacks, as half sentences. */
export interface Elsewhere {
  /** After "is": `known since Flux 2.9 only`. */
  readonly is: string;
  /** What to change in order to keep it: `target Flux 2.9 or newer`. */
  readonly instead?: string;
}

/** The cure, and what to change instead. */
export function fixOf(cure: string, { instead }: Elsewhere): string {
  return instead === undefined ? cure : `${cure}, or ${instead}`;
}

/**
 * Looks for contexts of the same kind in which `has` holds: a newer minor, an older one, another apiVersion. Undefined
 * where there is none. Runs only when something is wrong.
 */
export function tryElsewhere(
  product: ProductSchema, kind: InternedKind, here: ContextSchema, has: (context: ContextSchema) => boolean,
): Elsewhere | undefined {
  const holders = product.contextsOf(kind).filter(has);
  const minors = holders.filter(({ apiVersion }) => apiVersion === here.apiVersion).map(({ minor }) => minor).sort((a, b) => a - b);
  const later = minors.find((minor) => minor > here.minor);
  const { label } = product;
  if (later !== undefined) {
    const since = product.minorText(later);
    return { is: `known since ${label} ${since} only`, instead: `target ${label} ${since} or newer` };
  }
  if (minors.length > 0) {
    return { is: `gone since ${label} ${product.minorText(minors[minors.length - 1] + 1)}` };
  }
  return otherApiVersion(product, here, holders);
}

function otherApiVersion(product: ProductSchema, here: ContextSchema, holders: readonly ContextSchema[]): Elsewhere | undefined {
  if (holders.length === 0) {
    return undefined;
  }
  const all = [...new Set(holders.map(({ apiVersion }) => product.apiVersionText(apiVersion)))];
  const served = holders.find(({ minor }) => minor === here.minor);
  return {
    is: `known by apiVersion ${formatChoices(all)} only`,
    ...(served && { instead: `write apiVersion "${product.apiVersionText(served.apiVersion)}"` }),
  };
}
