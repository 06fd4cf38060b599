import { InventoryObject } from '../inventory-object';
import { KIND } from '../kinds';
import { KustomizeFolder, RepositoryLayout } from '../repository-layout';
import { appliedPath } from './build-facts';
import { RawObject } from './read-manifests';
import { fieldsOf } from './reading';
import { normalizePath } from './repository-path';
import { RepositoryTree } from './repository-tree';

/** What `DirectoryLayout` is made of. */
export interface DirectoryParts {
  readonly files: readonly string[];
  readonly charts: readonly string[];
  readonly objects: ReadonlyMap<RawObject, InventoryObject>;
  readText(file: string): string | undefined;
}

/** The layout of what was read from directories. */
export class DirectoryLayout implements RepositoryLayout {
  public readonly files: readonly string[];
  public readonly charts: readonly string[];
  public readonly kustomizations: readonly KustomizeFolder[];
  private readonly built = new Map<string, readonly InventoryObject[]>();
  private readonly paths = new Map<InventoryObject, string>();
  private appliers?: ReadonlyMap<InventoryObject, readonly InventoryObject[]>;

  public constructor(private readonly tree: RepositoryTree, private readonly parts: DirectoryParts) {
    this.files = parts.files;
    this.charts = parts.charts;
    this.kustomizations = tree.kustomizations;
    parts.objects.forEach((object, raw) => this.paths.set(object, raw.file.path));
  }

  public covers(path: string): boolean {
    return this.tree.covers(normalizePath(path));
  }

  public hasFile(path: string): boolean {
    return this.tree.hasFile(normalizePath(path));
  }

  public hasFolder(path: string): boolean {
    return this.tree.hasFolder(normalizePath(path));
  }

  public kustomizationAt(folder: string): KustomizeFolder | undefined {
    return this.tree.kustomizationAt(normalizePath(folder));
  }

  public tryText(file: string): string | undefined {
    return this.hasFile(file) ? this.parts.readText(normalizePath(file)) : undefined;
  }

  public objectsUnder(folder: string): readonly InventoryObject[] {
    const path = normalizePath(folder);
    const known = this.built.get(path);
    if (known !== undefined) {
      return known;
    }
    const objects = [...this.tree.build(path)].map((raw) => this.parts.objects.get(raw)).filter((object) => object !== undefined);
    this.built.set(path, objects);
    return objects;
  }

  public folderOf(applier: InventoryObject): string | undefined {
    const path = appliedPath(fieldsOf(applier.manifest.spec).path);
    return path === undefined ? undefined : this.tree.resolveFolder(path, this.paths.get(applier) ?? '');
  }

  public pathOf(object: InventoryObject): string | undefined {
    return this.paths.get(object);
  }

  public appliersOf(object: InventoryObject): readonly InventoryObject[] {
    this.appliers ??= this.findAppliers();
    return this.appliers.get(object) ?? [];
  }

  private findAppliers(): ReadonlyMap<InventoryObject, readonly InventoryObject[]> {
    const appliers = new Map<InventoryObject, InventoryObject[]>();
    for (const applier of [...this.parts.objects.values()].filter(({ kindName }) => kindName === KIND.kustomization)) {
      const folder = this.folderOf(applier);
      const applied = folder === undefined ? [] : this.objectsUnder(folder);
      applied.forEach((object) => appliers.set(object, [...appliers.get(object) ?? [], applier]));
    }
    return appliers;
  }
}
