/** Releases as their objects tell them: what a HelmRelease or an Application installs, with which values. */
import { Inventory, InventoryObject, KIND, ReleaseValues } from '../../inventory';
import { applicationReleases } from './application-releases';
import { helmReleases } from './helm-releases';

/** All but those that the program told itself. */
export function objectReleases(inventory: Inventory): ReleaseValues[] {
  const told = new Set(inventory.releases.map(({ object }) => object));
  const fresh = (object: InventoryObject) => !told.has(object);
  return [
    ...inventory.ofKind(KIND.helmRelease).filter(fresh).flatMap((object) => helmReleases(object, inventory)),
    ...inventory.ofKind(KIND.application).filter(fresh).flatMap((object) => applicationReleases(object, inventory)),
  ].map(withPatches);
}

/** Patches of a kustomization may set any value. */
function withPatches(release: ReleaseValues): ReleaseValues {
  return release.object.facts.isPartial === true ? { ...release, layers: [...release.layers, { label: 'patches' }] } : release;
}
