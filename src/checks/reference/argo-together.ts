import { Inventory, InventoryObject } from '../../inventory';

/**
 * Whether two objects certainly get to one cluster. A repository often holds the same Applications for several
 * clusters, so that two directories say nothing.
 */
export function areTogether(one: InventoryObject, other: InventoryObject, inventory: Inventory): boolean {
  const [first, second] = [one.facts.place, other.facts.place];
  if (first !== undefined || second !== undefined) {
    return first === second;
  }
  const isOneProgram = one.origin.construct !== undefined && other.origin.construct !== undefined;
  return isOneProgram || inventory.isWhole || (one.origin.file !== undefined && one.origin.file === other.origin.file);
}
