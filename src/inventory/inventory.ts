import { ChartAtHand, ChartsAtHand } from './chart/charts-at-hand';
import { LocalRepository } from './chart/local-repository';
import { InventoryObject } from './inventory-object';
import { KindName } from './kinds';
import { ReleaseValues } from './release-values';
import { RepositoryLayout } from './repository-layout';
import { SecretValues } from './secret-values';
import { SopsFileFacts } from './sops-file-facts';

/** An object that lives elsewhere, as the user declared it: nothing of ours makes it. */
export interface ExternalObject {
  readonly kindName: KindName;
  readonly name: string;
  /** Any namespace unless given. */
  readonly namespace?: string;
  /** The keys of its data, where they are known. */
  readonly keys?: readonly string[];
}

/** How a list of objects is to be read. */
export interface InventoryOptions {
  readonly externals?: readonly ExternalObject[];
  /** Whether what is not here, and not declared external, exists nowhere: then a reference to it is wrong. */
  readonly isWhole?: boolean;
  /** The repository that the objects are read from. */
  readonly repository?: LocalRepository;
  /** Copies of charts on this machine. */
  readonly charts?: readonly ChartAtHand[];
  /** Releases whose values a program knows better than their objects say. */
  readonly releases?: readonly ReleaseValues[];
  /** Files beside the manifests, as objects whose fields are what they hold. */
  readonly files?: readonly InventoryObject[];
  /** What SOPS files hold, where a key is at hand. */
  readonly secrets?: SecretValues;
  /** SOPS files that a `.sops.yaml` is for. */
  readonly sopsFiles?: readonly SopsFileFacts[];
  /** Where the objects stand, when they are read from a directory. */
  readonly layout?: RepositoryLayout;
}

/** What a reference asks for. */
export interface Wanted {
  readonly kindName: KindName;
  readonly name: string;
  readonly namespace: string | undefined;
}

/** Every object of an app or of a directory, and who is meant by a reference. */
export class Inventory {
  public readonly externals: readonly ExternalObject[];
  public readonly isWhole: boolean;
  public readonly charts: ChartsAtHand;
  public readonly releases: readonly ReleaseValues[];
  public readonly layout?: RepositoryLayout;
  public readonly repository?: LocalRepository;
  public readonly files: readonly InventoryObject[];
  public readonly secrets?: SecretValues;
  public readonly sopsFiles: readonly SopsFileFacts[];
  private readonly byKind = new Map<KindName, InventoryObject[]>();
  /** By kind, then name; of the kinds that somebody refers to. */
  private readonly byName = new Map<KindName, ReadonlyMap<string, readonly InventoryObject[]>>();

  public constructor(public readonly objects: readonly InventoryObject[], options: InventoryOptions = {}) {
    this.externals = options.externals ?? [];
    this.isWhole = options.isWhole ?? false;
    this.charts = new ChartsAtHand(options.charts);
    this.releases = options.releases ?? [];
    this.files = options.files ?? [];
    this.secrets = options.secrets;
    this.sopsFiles = options.sopsFiles ?? [];
    this.layout = options.layout;
    this.repository = options.repository;
    for (const object of objects) {
      push(this.byKind, object.kindName, object);
    }
  }

  /** All objects of a kind, in order. */
  public ofKind(kind: KindName): readonly InventoryObject[] {
    return this.byKind.get(kind) ?? [];
  }

  /**
   * The objects that a reference of `from` may mean. A namespace that one side does not name may be any:
   * a kustomization sets it later.
   */
  public find(wanted: Wanted, from: InventoryObject): readonly InventoryObject[] {
    const named = this.namesOf(wanted.kindName).get(wanted.name) ?? [];
    return named.filter((object) => isSeen(object, from) && mayBeSame(object.namespace, wanted.namespace));
  }

  /** What the user declared to live elsewhere. */
  public findExternal(wanted: Wanted): readonly ExternalObject[] {
    return this.externals.filter(({ kindName, name, namespace }) =>
      kindName === wanted.kindName && name === wanted.name && mayBeSame(namespace, wanted.namespace));
  }

  /** Names that a reference of `from` could have meant, for a cure. */
  public namesSeen(kind: KindName, from: InventoryObject): readonly string[] {
    const here = this.ofKind(kind).filter((object) => isSeen(object, from)).map(({ name }) => name);
    return [...new Set([...here, ...this.externals.filter(({ kindName }) => kindName === kind).map(({ name }) => name)])];
  }

  private namesOf(kind: KindName): ReadonlyMap<string, readonly InventoryObject[]> {
    const names = this.byName.get(kind) ?? byName(this.ofKind(kind));
    this.byName.set(kind, names);
    return names;
  }
}

function byName(objects: readonly InventoryObject[]): ReadonlyMap<string, readonly InventoryObject[]> {
  const found = new Map<string, InventoryObject[]>();
  for (const object of objects) {
    new Set([object.name, ...object.facts.aliases ?? []]).forEach((name) => push(found, name, object));
  }
  return found;
}

/** @internal adds to a list of a map */
export function push<K, T>(map: Map<K, T[]>, key: K, value: T): void {
  const list = map.get(key);
  if (list === undefined) {
    map.set(key, [value]);
  } else {
    list.push(value);
  }
}

function isSeen(object: InventoryObject, from: InventoryObject): boolean {
  const [one, other] = [object.facts.place, from.facts.place];
  return one === other || one === undefined || other === undefined;
}

function mayBeSame(one: string | undefined, other: string | undefined): boolean {
  return one === other || one === undefined || other === undefined;
}
