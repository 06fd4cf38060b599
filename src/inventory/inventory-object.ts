import { Path } from '../text';
import { KindName, kindName } from './kinds';

/** The fields of a mapping, as they stand in a manifest. */
export type Fields = Readonly<Record<string, unknown>>;

/** A place in a file that a person can open. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where an object is from, in the user's own names. */
export interface Origin {
  /** A construct path, or `file:line` of its first line. */
  readonly subject: string;
  /** The construct path, where a program made it. */
  readonly construct?: string;
  /** The file that it is read from, or that it will be written to, with forward slashes. */
  readonly file?: string;
  /** Where a field of it stands; only of what was read from a file. */
  place?(path: Path): FilePlace;
}

/** Whether a text holds some word that tells of a secret, or of a variable of the build environment. */
export interface TellingWords {
  readonly secret: boolean;
  readonly buildVariable: boolean;
}

/** What is known of an object beside what it says. */
export interface ObjectFacts {
  /** Only objects of one place see each other: a cluster of an app. Undefined sees, and is seen by, everything. */
  readonly place?: string;
  /** Patches of a kustomization may add to it, so that what is missing may come yet. */
  readonly isPartial?: boolean;
  /**
   * The namespaces that it may end up in, where a kustomization sets one: the manifest's own counts only if it is
   * among them. Empty where even that is not known.
   */
  readonly namespaces?: readonly string[];
  /** Names that it may get beside its own: a kustomization puts something before or behind it. */
  readonly aliases?: readonly string[];
  /** The name of the manifest never reaches the cluster: kustomize gives another one wherever it is built. */
  readonly isRenamed?: boolean;
  /** Annotations that builds add to its own. */
  readonly annotations?: Readonly<Record<string, string>>;
  /** Some values are SOPS ciphertext; the keys are as they will be. */
  readonly isEncrypted?: boolean;
  /** A kustomization makes it, so that nobody wrote its fields: only name, namespace and the keys of the data are known. */
  readonly isGenerated?: boolean;
  /** What its text holds, where somebody looked when it was written. */
  readonly words?: TellingWords;
  /** The generated name gets a hash behind it: only references inside the same build know that name. */
  readonly hasNameHash?: boolean;
}

/** One object of the fleet. */
export class InventoryObject {
  public readonly kindName: KindName;
  public readonly kind: string;
  public readonly apiVersion: string;
  public readonly metadata: Fields;

  public constructor(public readonly manifest: Fields, public readonly origin: Origin, public readonly facts: ObjectFacts = {}) {
    this.apiVersion = String(manifest.apiVersion);
    this.kind = String(manifest.kind);
    this.kindName = kindName(this.apiVersion, this.kind);
    const { metadata } = manifest;
    this.metadata = typeof metadata === 'object' && metadata !== null ? metadata as Fields : {};
  }

  /** Empty where a name is generated or missing. */
  public get name(): string {
    const { name } = this.metadata;
    return typeof name === 'string' ? name : '';
  }

  /** Undefined where the manifest names none, or several are possible: the cluster or a kustomization decides then. */
  public get namespace(): string | undefined {
    const { namespaces } = this.facts;
    if (namespaces !== undefined) {
      return namespaces.length === 1 ? namespaces[0] : undefined;
    }
    const { namespace } = this.metadata;
    return typeof namespace === 'string' ? namespace : undefined;
  }
}

/** Whether a document is an object of Kubernetes at all. */
export function isManifest(value: unknown): value is Fields {
  const { apiVersion, kind } = (typeof value === 'object' && value !== null ? value : {}) as Fields;
  return typeof apiVersion === 'string' && typeof kind === 'string';
}
