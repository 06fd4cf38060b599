import { Path } from '../text';
import { Fields, FilePlace, InventoryObject } from './inventory-object';

/** A folder with a kustomization file: what stands in it is built, and not applied file by file. */
export interface KustomizeFolder {
  /** From the root; empty for the root itself. */
  readonly path: string;
  /** Its kustomization file, from the root. */
  readonly file: string;
  readonly fields: Fields;
  /** Files and folders of this repository that it lists as resources, bases or components, from the root, there or not. */
  readonly includes: readonly string[];
  /** What it lists that is somewhere else: URLs. */
  readonly remotes: readonly string[];
  /** Where a field of its file stands. */
  place(path: Path): FilePlace;
}

/**
 * What was read from a repository, and which folder applies what. Every path is from the root of the repository, with
 * forward slashes; `./apps`, `/apps` and `apps/` are taken for `apps`, and `.` or nothing for the root.
 */
export interface RepositoryLayout {
  /** Every file that was found, YAML or not, sorted. */
  readonly files: readonly string[];
  readonly kustomizations: readonly KustomizeFolder[];
  /** Folders with a `Chart.yaml`. */
  readonly charts: readonly string[];
  /** Whether all that is at or below a path was looked at: only then is what is not found not there. */
  covers(path: string): boolean;
  hasFile(path: string): boolean;
  hasFolder(path: string): boolean;
  kustomizationAt(folder: string): KustomizeFolder | undefined;
  /** Text of a file that was found, where it is UTF-8 and not too large. */
  tryText(file: string): string | undefined;
  /**
   * What applying a folder creates: what its kustomization includes, with all that this includes; without a kustomization
   * every manifest at and below it, as kustomize-controller does it for a `spec.path`.
   */
  objectsUnder(folder: string): readonly InventoryObject[];
  /**
   * The folder that the `spec.path` of a Flux Kustomization means. An artifact may be packed from a folder of the
   * repository, so the path counts from any folder above the file, too. Undefined where there is no such folder.
   */
  folderOf(applier: InventoryObject): string | undefined;
  /** The file of an object. Undefined for one that is not from here. */
  pathOf(object: InventoryObject): string | undefined;
  /** Whether it is certain that a Flux Kustomization reads another repository, so that its path says nothing of this one. */
  isForeign(applier: InventoryObject): boolean;
  /** Flux Kustomizations of the inventory whose `spec.path` applies an object. */
  appliersOf(object: InventoryObject): readonly InventoryObject[];
}
