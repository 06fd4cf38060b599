/** The AppProject of an Application. */
import { Inventory, InventoryObject, KIND } from '../../inventory';
import { isKnown, isSet, listAt, Subject, textAt, valueAt } from '../engine';

/** What Argo CD takes where none is named; it makes this one itself. */
export const DEFAULT_PROJECT = 'default';

/** Undefined where the name is not known yet. */
export function projectNameOf({ spec }: Subject): string | undefined {
  const { project } = spec;
  return !isSet(project) || project === '' ? DEFAULT_PROJECT : textAt(project);
}

/** The projects of that name that are here: several where one repository holds several instances of Argo CD. */
export function findProjects(name: string, { object }: Subject, inventory: Inventory): readonly InventoryObject[] {
  return inventory.find({ kindName: KIND.appProject, name, namespace: undefined }, object);
}

/**
 * Whether a project can be judged: all of it is here and known. Global projects, which argocd-cm names,
 * add to what others permit.
 */
export function isJudgeable(project: InventoryObject, inventory: Inventory): boolean {
  return project.facts.isPartial !== true && !hasGlobalProjects(inventory)
    && [...listAt(project.manifest, 'spec', 'sourceRepos'), ...listAt(project.manifest, 'spec', 'destinations').flatMap((one) =>
      (typeof one === 'object' && one !== null ? Object.values(one) : [one]))].every(isKnown);
}

const global = new WeakMap<Inventory, boolean>();

function hasGlobalProjects(inventory: Inventory): boolean {
  const known = global.get(inventory);
  if (known !== undefined) {
    return known;
  }
  const found = inventory.ofKind(KIND.configMap).some(({ name, manifest }) => name === 'argocd-cm' && isSet(valueAt(manifest, 'data', 'globalProjects')));
  global.set(inventory, found);
  return found;
}
