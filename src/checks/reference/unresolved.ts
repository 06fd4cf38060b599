import { TypoIndex } from './probable-typo';
import { Inventory, KIND, KindName, Reference, Referents } from '../../inventory';
import { tryNearest } from '../../text';

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
  const spelling = spellings(referents);
  return referents.references
    .filter((reference) => !reference.isOptional && reference.from.facts.isPartial !== true && !isOfAnotherCluster(reference))
    .filter((reference) => !referents.isResolved(reference))
    .map((reference) => explain(reference, referents, spelling));
}

/** The names of one kind. */
interface Spelling {
  readonly names: readonly string[];
  readonly typos: TypoIndex;
}

function spellings(referents: Referents): (kindName: KindName) => Spelling {
  const known = new Map<KindName, Spelling>();
  return (kindName) => {
    const before = known.get(kindName);
    if (before !== undefined) {
      return before;
    }
    const names = referents.namesOf(kindName);
    const spelling = { names, typos: new TypoIndex(names) };
    known.set(kindName, spelling);
    return spelling;
  };
}

/** With a kubeConfig the account that is impersonated is one of the other cluster. */
function isOfAnotherCluster({ from, rule }: Reference): boolean {
  const { spec } = from.manifest;
  return rule.path === 'spec.serviceAccountName' && typeof spec === 'object' && spec !== null && 'kubeConfig' in spec;
}

/** To look for the nearest of more names would take its time for each of as many references. */
const MOST_NAMES = 300;

function explain(reference: Reference, referents: Referents, spelling: (kindName: KindName) => Spelling): Unresolved {
  const { from, kindName, name, namespace } = reference;
  const isReached = (one: string) => referents.exists({ kindName, name: one, namespace }, from);
  const { names, typos } = spelling(kindName);
  const typo = typos.find(name).find(isReached);
  const near = typo ?? (names.length > MOST_NAMES ? undefined : tryNearest(name, names.filter((one) => one !== name && isReached(one))));
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
