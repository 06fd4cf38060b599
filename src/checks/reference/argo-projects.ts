/** The AppProject of an Application. */
import { Inventory, InventoryObject, KIND } from '../../inventory';
import { Destination } from '../appproject/permission';
import { isFields, isKnown, isSet, listAt, Subject, textOf, valueAt } from '../engine';

/** What Argo CD takes where none is named; it makes this one itself. */
export const DEFAULT_PROJECT = 'default';

/** Undefined where the name is not known yet. */
export function projectNameOf({ spec }: Subject): string | undefined {
  const { project } = spec;
  return !isSet(project) || project === '' ? DEFAULT_PROJECT : textOf(project);
}

/** The projects of that name that are here: several where one repository holds several instances of Argo CD. */
export function findProjects(name: string, { object }: Subject, inventory: Inventory): readonly InventoryObject[] {
  return inventory.find({ kindName: KIND.appProject, name, namespace: undefined }, object);
}

/** The projects that an Application may mean; in most fleets there are none. */
export function projectsOf(subject: Subject, inventory: Inventory): readonly InventoryObject[] {
  const name = inventory.ofKind(KIND.appProject).length === 0 ? undefined : projectNameOf(subject);
  return name === undefined ? NONE : findProjects(name, subject, inventory);
}

const NONE: readonly InventoryObject[] = [];

/**
 * Whether a project can be judged: all of it is here and known. Global projects, which argocd-cm names,
 * add to what others permit.
 */
export function isJudgeable(project: InventoryObject, inventory: Inventory): boolean {
  return project.facts.isPartial !== true && !hasGlobalProjects(inventory) && permissionsOf(project).isKnown;
}

/** What a project permits. */
export interface Permissions {
  readonly sourceRepos: readonly string[];
  readonly destinations: readonly Destination[];
  /** Whether all of it is known now. */
  readonly isKnown: boolean;
}

const permissions = new WeakMap<InventoryObject, Permissions>();

/** Read once for all Applications of the project. */
export function permissionsOf(project: InventoryObject): Permissions {
  const before = permissions.get(project) ?? readPermissions(project);
  permissions.set(project, before);
  return before;
}

function readPermissions({ manifest }: InventoryObject): Permissions {
  const sourceRepos = listAt(manifest, 'spec', 'sourceRepos');
  const destinations = listAt(manifest, 'spec', 'destinations');
  const fields = destinations.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : [one]));
  return {
    sourceRepos: sourceRepos.filter((repo) => typeof repo === 'string'),
    destinations: destinations.filter(isFields).map((one) => ({ server: text(one.server), name: text(one.name), namespace: text(one.namespace) })),
    isKnown: [...sourceRepos, ...fields].every(isKnown),
  };
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
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
