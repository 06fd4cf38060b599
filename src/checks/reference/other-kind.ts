import { Inventory, KIND, KindName, Reference } from '../../inventory';

/** The kind that a dependency probably meant: the other one of the two that know dependencies. */
export function tryOtherKind(inventory: Inventory, { from, kindName, name }: Reference): KindName | undefined {
  const other = kindName === KIND.helmRelease ? KIND.kustomization : KIND.helmRelease;
  return inventory.find({ kindName: other, name, namespace: undefined }, from).length > 0 ? other : undefined;
}
