import { isOfFlux, Unresolved, unresolvedIn } from './unresolved';
import { Inventory } from '../../inventory';

/** References to Secrets, ConfigMaps and ServiceAccounts that nothing makes, one group for each object that is missing. */
export function missingCoreObjects(inventory: Inventory): readonly (readonly Unresolved[])[] {
  const groups = new Map<string, Unresolved[]>();
  for (const one of unresolvedIn(inventory)) {
    const { from } = one.reference;
    if (!isOfFlux(one.reference)) {
      const key = `${from.facts.place ?? ''} ${one.wanted}`;
      groups.set(key, [...groups.get(key) ?? [], one]);
    }
  }
  return [...groups.values()];
}
