import { Needs } from './needs';
import { Subject } from './subject';
import { Inventory, InventoryObject, KindName } from '../../inventory';
import { SchemaTarget } from '../../schema';
import { Path } from '../../text';

export type Severity = 'error' | 'warning';

/** What a person has to know of a check; its page in the catalogue, its rows in reports and its tests are made of this. */
export interface CheckFacts {
  /** For ever: never used for another fault. */
  readonly code: string;
  /** The fault in a few words, without a period. */
  readonly title: string;
  /** An error would fail or be ignored in the cluster; a warning may be meant, and rarely is. */
  readonly severity: Severity;
  /** What happens in the cluster. One or two sentences. */
  readonly rationale: string;
  /**
   * Manifests with the fault: every check of the catalogue together finds this code in them and no other. With a line
   * `# file: apps/shop.yaml` before each part they are the files of a repository.
   */
  readonly bad: string;
  /** The same manifests without it: no check finds anything. */
  readonly good: string;
  /** One cure, as an imperative sentence without a period; a finding may name a nearer one. */
  readonly fix: string;
  /** The page or file of upstream that the check is read from. */
  readonly source: string;
  /** Versions that the examples are for. Default: the newest. */
  readonly target?: Partial<SchemaTarget>;
  /** Whether the examples are all there is, so that references to other objects are wrong in them. */
  readonly isWhole?: boolean;
  /** Files of the chart that the examples install, from `oci://ghcr.io/myorg/charts/shop`. */
  readonly chart?: Readonly<Record<string, string>>;
  /** Another chart for the bad example. */
  readonly badChart?: Readonly<Record<string, string>>;
  /** Values of a SOPS file that could be decrypted beside the examples. */
  readonly secrets?: readonly string[];
  /** A `.sops.yaml` beside the examples, which then are encrypted files. */
  readonly creationRules?: string;
}

/** Says what is wrong with a field. */
export interface Report {
  /** `message`: lower-case start, no final period, the wrong value in quotes. `fix`: a cure nearer than that of the check. */
  (path: Path, message: string, fix?: string): void;
}

/** What a check may ask beside its subject. */
export interface CheckContext {
  readonly target: SchemaTarget;
  readonly inventory: Inventory;
}

/** Looks at one object at a time. */
export interface ObjectCheck extends CheckFacts {
  /** Kinds as `KIND` names them, or all. `Application` stands for the template of an ApplicationSet, too. */
  readonly kinds: readonly KindName[] | 'all';
  /** Fields of which one has to be there for the check to find anything. Never of a check that misses something. */
  readonly needs?: Needs;
  check(subject: Subject, report: Report, context: CheckContext): void;
}

/** Says what is wrong with a field of an object. */
export interface FleetReport {
  (object: InventoryObject, path: Path, message: string, fix?: string): void;
}

/** What a check of the whole fleet may ask. */
export interface FleetContext {
  readonly inventory: Inventory;
  /** Every Application: those of manifests, and those that ApplicationSets will make. */
  readonly applications: readonly Subject[];
  targetOf(object: InventoryObject): SchemaTarget;
}

/** Looks at all objects together. */
export interface FleetCheck extends CheckFacts {
  checkAll(context: FleetContext, report: FleetReport): void;
}

export type Check = ObjectCheck | FleetCheck;
