import { ImpliedObject, impliedBy, isConventional } from './implied';
import { ExternalObject, Inventory, push, Wanted } from './inventory';
import { InventoryObject } from './inventory-object';
import { KindName } from './kinds';
import { Reference, referencesOf } from './references';

/** What a reference may mean. */
export interface Referent {
  /** Objects of the inventory: several where their namespaces are open. */
  readonly objects: readonly InventoryObject[];
  readonly externals: readonly ExternalObject[];
  /** Whether a controller makes it, or it is always there. */
  readonly isImplied: boolean;
}

const made = new WeakMap<Inventory, Referents>();

/** Who refers to whom. */
export class Referents {
  /** Of one inventory, made once. */
  public static of(inventory: Inventory): Referents {
    const before = made.get(inventory);
    if (before !== undefined) {
      return before;
    }
    const referents = new Referents(inventory);
    made.set(inventory, referents);
    return referents;
  }

  public readonly references: readonly Reference[];
  private readonly byObject = new Map<InventoryObject, readonly Reference[]>();
  private readonly implied = new Map<KindName, ImpliedObject[]>();
  private readonly resolved = new Map<Reference, Referent>();

  private constructor(private readonly inventory: Inventory) {
    const references: Reference[] = [];
    for (const object of inventory.objects) {
      const own = referencesOf(object);
      if (own.length > 0) {
        references.push(...own);
        this.byObject.set(object, own);
      }
      this.imply(object);
    }
    this.references = references;
    // With a layout, what the kustomization files make is among the objects.
    (inventory.layout === undefined ? inventory.files : []).forEach((file) => this.imply(file));
  }

  private imply(object: InventoryObject): void {
    for (const implied of impliedBy(object)) {
      push(this.implied, implied.kindName, implied);
    }
  }

  public referencesFrom(object: InventoryObject): readonly Reference[] {
    return this.byObject.get(object) ?? [];
  }

  /** Found once: most checks of references ask for each of them. */
  public resolve(reference: Reference): Referent {
    const before = this.resolved.get(reference);
    if (before !== undefined) {
      return before;
    }
    const referent = this.find(reference, reference.from);
    this.resolved.set(reference, referent);
    return referent;
  }

  /** What an object of a kind and name may be, for one that asks for it. */
  public find(wanted: Wanted, from: InventoryObject): Referent {
    const { kindName, name, namespace } = wanted;
    return {
      objects: this.inventory.find(wanted, from),
      externals: this.inventory.findExternal(wanted),
      isImplied: isConventional(kindName, name) || this.impliedOf(kindName).some((one) =>
        (one.name ?? name) === name && (one.namespace ?? namespace) === (namespace ?? one.namespace)),
    };
  }

  public isResolved(reference: Reference): boolean {
    return isSomething(this.resolve(reference));
  }

  public exists(wanted: Wanted, from: InventoryObject): boolean {
    return isSomething(this.find(wanted, from));
  }

  /** Names of that kind that are known, in whatever namespace and cluster. */
  public namesOf(kindName: KindName): readonly string[] {
    const objects = this.inventory.ofKind(kindName).flatMap(({ name, facts }) => [name, ...facts.aliases ?? []]);
    const externals = this.inventory.externals.filter((external) => external.kindName === kindName).map(({ name }) => name);
    const implied = this.impliedOf(kindName).flatMap(({ name }) => name ?? []);
    return [...new Set([...objects, ...externals, ...implied])].filter((name) => name !== '');
  }

  /** Namespaces in which an object of that kind and name is known. */
  public namespacesOf(kindName: KindName, name: string, from: InventoryObject): readonly string[] {
    const anywhere = { kindName, name, namespace: undefined };
    const objects = this.inventory.find(anywhere, from).map(({ namespace }) => namespace);
    const externals = this.inventory.findExternal(anywhere).map(({ namespace }) => namespace);
    const implied = this.impliedOf(kindName).filter((one) => one.name === name).map(({ namespace }) => namespace);
    return [...new Set([...objects, ...externals, ...implied].filter((namespace) => namespace !== undefined))];
  }

  private impliedOf(kindName: KindName): readonly ImpliedObject[] {
    return this.implied.get(kindName) ?? [];
  }
}

function isSomething({ objects, externals, isImplied }: Referent): boolean {
  return isImplied || objects.length > 0 || externals.length > 0;
}
