import { appliersIn, Inventory, InventoryObject } from '../../inventory';

/**
 * Whether two objects certainly come to one cluster. A program says so; in a repository only what one Kustomization applies, or one file
 * holds, does: another folder may be another cluster.
 */
export function isSameCluster(inventory: Inventory, one: InventoryObject, other: InventoryObject): boolean {
  const { layout } = inventory;
  if (layout === undefined || (one.facts.place !== undefined && other.facts.place !== undefined)) {
    return one.facts.place === other.facts.place;
  }
  const appliers = appliersIn(inventory);
  const ofOne = (appliers.get(one) ?? []).map(({ kustomization }) => kustomization);
  return layout.pathOf(one) === layout.pathOf(other) || appliers.get(other)?.some(({ kustomization }) => ofOne.includes(kustomization)) === true;
}

/** One name in a thousand clusters is no reason to compare each with each. */
const MOST_OF_ONE_KEY = 100;

/** Pairs of objects with the same key. */
export function* pairsOf(
  objects: readonly InventoryObject[], keyOf: (object: InventoryObject) => string | undefined,
): Iterable<readonly [InventoryObject, InventoryObject]> {
  const first = new Map<string, InventoryObject[]>();
  for (const object of objects) {
    const key = keyOf(object);
    const before = key === undefined ? undefined : first.get(key);
    if (before !== undefined) {
      yield* before.map((one) => [one, object] as const);
      if (before.length < MOST_OF_ONE_KEY) {
        before.push(object);
      }
    } else if (key !== undefined) {
      first.set(key, [object]);
    }
  }
}
