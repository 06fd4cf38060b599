import { fieldsOf } from './directory/reading';
import { foldersAbove } from './directory/repository-path';
import { Inventory, push } from './inventory';
import { InventoryObject } from './inventory-object';
import { KIND } from './kinds';
import { RepositoryLayout } from './repository-layout';

/** A Flux Kustomization of which is known what it applies. */
export interface Applied {
  readonly kustomization: InventoryObject;
  /** Its `spec.path`, as it is written. */
  readonly path: string;
  readonly objects: readonly InventoryObject[];
}

const found = new WeakMap<Inventory, readonly Applied[]>();

/**
 * What the Flux Kustomizations of a fleet apply: those that read this very repository. The name of the source tells, or
 * that every path under it is here: a folder of another repository may have the name of one of ours.
 */
export function appliedIn(inventory: Inventory): readonly Applied[] {
  const before = found.get(inventory) ?? (inventory.layout === undefined ? [] : findApplied(inventory, inventory.layout));
  found.set(inventory, before);
  return before;
}

/** Kustomizations that apply an object. */
export function appliersIn(inventory: Inventory): ReadonlyMap<InventoryObject, readonly Applied[]> {
  const known = appliers.get(inventory);
  if (known !== undefined) {
    return known;
  }
  const map = new Map<InventoryObject, Applied[]>();
  for (const applied of appliedIn(inventory)) {
    for (const object of applied.objects) {
      push(map, object, applied);
    }
  }
  appliers.set(inventory, map);
  return map;
}

const appliers = new WeakMap<Inventory, ReadonlyMap<InventoryObject, readonly Applied[]>>();

/** Kustomizations of this repository whose path it does not have. */
export function missingPathsIn(inventory: Inventory): readonly Omit<Applied, 'objects'>[] {
  const { layout } = inventory;
  return layout === undefined ? [] : homeKustomizations(inventory, layout).flatMap((kustomization) => {
    const path = tryPathOf(kustomization);
    return path === undefined || layout.hasFolder(path) || !layout.covers(path) ? [] : [{ kustomization, path }];
  });
}

function findApplied(inventory: Inventory, layout: RepositoryLayout): Applied[] {
  const all = homeKustomizations(inventory, layout).flatMap((kustomization) => {
    const path = tryPathOf(kustomization);
    return path === undefined || !layout.hasFolder(path) || !isOfWholeRepository(kustomization, path) ? []
      : [{ kustomization, path, objects: layout.objectsUnder(path) }];
  });
  const byFolder = new Map<string, Applied[]>();
  all.forEach((applied) => push(byFolder, trimmed(applied.path), applied));
  return all.filter(({ kustomization }) => !isAsleep(kustomization, byFolder, layout));
}

/** An OCI artifact is often only a part of the repository, and its root another one then. */
function isOfWholeRepository(kustomization: InventoryObject, path: string): boolean {
  return !isRoot(path) || sourceOf(kustomization).startsWith('GitRepository ');
}

/** Whether it stands below the path of another that leaves it out: nobody applies it, and what would be patched into it is not known. */
function isAsleep(kustomization: InventoryObject, byFolder: ReadonlyMap<string, readonly Applied[]>, layout: RepositoryLayout): boolean {
  const file = layout.pathOf(kustomization);
  const above = file === undefined ? [] : foldersAbove(file).filter((folder) => folder !== '').flatMap((folder) => byFolder.get(folder) ?? []);
  return above.length > 0 && !above.some(({ objects }) => membersOf(objects).has(kustomization));
}

const members = new WeakMap<readonly InventoryObject[], ReadonlySet<InventoryObject>>();

function membersOf(objects: readonly InventoryObject[]): ReadonlySet<InventoryObject> {
  const set = members.get(objects) ?? new Set(objects);
  members.set(objects, set);
  return set;
}

function trimmed(path: string): string {
  return path.replace(/^[./]+/, '').replace(/\/+$/, '');
}

function homeKustomizations(inventory: Inventory, layout: RepositoryLayout): InventoryObject[] {
  const bySource = new Map<string, InventoryObject[]>();
  for (const object of inventory.ofKind(KIND.kustomization).filter((one) => !layout.isForeign(one))) {
    push(bySource, sourceOf(object), object);
  }
  const homes = [...bySource].filter(([key, objects]) => isHome(key, objects, layout)).sort(([, one], [, other]) => other.length - one.length);
  const [[first] = []] = homes;
  return homes.filter(([key]) => key === first || key.endsWith(' flux-system') || !isElsewhere(key, first!, inventory)).flatMap(([, objects]) => objects);
}

/** A private repository may have the folders of the public one: its address tells that it is another. */
function isElsewhere(source: string, home: string, inventory: Inventory): boolean {
  const [urls, ours] = [urlsOf(source, inventory), urlsOf(home, inventory)];
  return urls.length > 0 && !urls.some((url) => ours.includes(url));
}

function urlsOf(source: string, inventory: Inventory): string[] {
  const [kind, name] = source.split(' ');
  const sources = [KIND.gitRepository, KIND.ociRepository].flatMap((kindName) => inventory.ofKind(kindName));
  return sources.filter((object) => object.kind === kind && object.name === name).map(({ manifest }) => String(fieldsOf(manifest.spec).url).replace(/(?:\.git)?\/*$/, '').toLowerCase());
}

function isHome(source: string, objects: readonly InventoryObject[], layout: RepositoryLayout): boolean {
  const paths = objects.map(tryPathOf).filter((path) => path !== undefined);
  const folders = paths.filter((path) => !isRoot(path));
  const there = folders.filter((path) => layout.hasFolder(path));
  const isNamedSo = source.endsWith(' flux-system') && there.length > 0 && there.length * 2 >= folders.length;
  return isNamedSo || (folders.length > 0 && there.length === folders.length);
}

/** The path of a Kustomization, unless something fills it in later. */
export function tryPathOf({ manifest }: InventoryObject): string | undefined {
  const { path = '' } = fieldsOf(manifest.spec);
  return typeof path === 'string' && !path.includes('${') && !path.includes('{{') ? path : undefined;
}

function isRoot(path: string): boolean {
  return /^[./]*$/.test(path);
}

/** The namespace does not count: many bases leave it to an overlay. */
function sourceOf({ manifest }: InventoryObject): string {
  const { kind, name } = fieldsOf(fieldsOf(manifest.spec).sourceRef);
  return `${String(kind)} ${String(name)}`;
}
