import { Inventory, KIND, KindName, Reference, Referents } from '../../inventory';
import { tryNearest } from '../../text';
import { isProbableTypo } from './probable-typo';

/** Why a reference finds nothing. */
export interface Unresolved {
  readonly reference: Reference;
  /** `GitRepository "shop" in namespace "apps"`. */
  readonly wanted: string;
  /** Namespaces that have an object of that kind and name. */
  readonly elsewhere: readonly string[];
  /** A name that exists in a namespace where it would be found, and is nearly the same. */
  readonly near?: string;
  /** Whether the near name can hardly be another object that was meant to be. */
  readonly isTypo: boolean;
}

const found = new WeakMap<Inventory, readonly Unresolved[]>();

/** References to what neither exists nor is declared to. Nothing unless the inventory is all there is. */
export function unresolvedIn(inventory: Inventory): readonly Unresolved[] {
  if (!inventory.isWhole) {
    return [];
  }
  const before = found.get(inventory) ?? findUnresolved(Referents.of(inventory));
  found.set(inventory, before);
  return before;
}

function findUnresolved(referents: Referents): Unresolved[] {
  return referents.references
    .filter((reference) => !reference.isOptional && reference.from.facts.isPartial !== true && !isOfAnotherCluster(reference) && !referents.isResolved(reference))
    .map((reference) => explain(reference, referents));
}

/** With a kubeConfig the account that is impersonated is one of the other cluster. */
function isOfAnotherCluster({ from, rule }: Reference): boolean {
  const { spec } = from.manifest;
  return rule.path === 'spec.serviceAccountName' && typeof spec === 'object' && spec !== null && 'kubeConfig' in spec;
}

function explain(reference: Reference, referents: Referents): Unresolved {
  const { from, kindName, name, namespace } = reference;
  const names = referents.namesOf(kindName, from).filter((one) => one !== '' && one !== name
    && (namespace === undefined || referents.namespacesOf(kindName, one, from).includes(namespace)));
  const typo = names.find((one) => isProbableTypo(name, one));
  const near = typo ?? tryNearest(name, names);
  return {
    reference,
    wanted: `${shortKind(kindName)} ${JSON.stringify(name)}${namespace === undefined ? '' : ` in namespace ${JSON.stringify(namespace)}`}`,
    elsewhere: referents.namespacesOf(kindName, name, from),
    ...near === undefined ? {} : { near },
    isTypo: typo !== undefined,
  };
}

/** The kind alone, as people call it. */
export function shortKind(kindName: KindName): string {
  return kindName.slice(kindName.lastIndexOf('/') + 1);
}

const CORE: readonly KindName[] = [KIND.secret, KIND.configMap, KIND.serviceAccount];

/** Whether Flux owns the kind: nothing but Git makes such objects. Others often come from elsewhere. */
export function isOfFlux({ kindName }: Reference): boolean {
  return !CORE.includes(kindName);
}
