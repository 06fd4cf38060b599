import { Inventory, KIND } from '../../inventory';
import { CheckContext, listAt, Subject } from '../engine';

const known = new WeakMap<Inventory, boolean>();

/**
 * Whether patches may add to a HelmRelease what it does not say itself: those of its own kustomization, or those with
 * which a Kustomization of Flux gives all releases below it one default (also from within a patch of a Kustomization).
 */
export function mayBePatched({ object }: Subject, { inventory }: CheckContext): boolean {
  return object.facts.isPartial === true || hasPatchesOfReleases(inventory);
}

function hasPatchesOfReleases(inventory: Inventory): boolean {
  const before = known.get(inventory);
  if (before !== undefined) {
    return before;
  }
  const found = inventory.ofKind(KIND.kustomization).some(({ manifest }) => listAt(manifest, 'spec', 'patches').some(namesReleases));
  known.set(inventory, found);
  return found;
}

function namesReleases(patch: unknown): boolean {
  const { patch: text, target } = (typeof patch === 'object' && patch !== null ? patch : {}) as { patch?: unknown; target?: unknown };
  const kind = (typeof target === 'object' && target !== null ? target : {}) as { kind?: unknown };
  return kind.kind === 'HelmRelease' || (typeof text === 'string' && text.includes('HelmRelease'));
}
