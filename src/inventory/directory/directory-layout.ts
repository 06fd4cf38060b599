import { push } from '../inventory';
import { InventoryObject } from '../inventory-object';
import { KIND } from '../kinds';
import { KustomizeFolder, RepositoryLayout } from '../repository-layout';
import { appliedPath } from './build-facts';
import { RawObject } from './read-manifests';
import { fieldsOf } from './reading';
import { normalizePath } from './repository-path';
import { RepositoryTree } from './repository-tree';

/** What `DirectoryLayout` is made of; each part may be made when it is asked for. */
export interface DirectoryParts {
  readonly tree: RepositoryTree;
  readonly files: readonly string[];
  readonly charts: readonly string[];
  readonly objects: ReadonlyMap<RawObject, InventoryObject>;
  readText(file: string): string | undefined;
  pathOf(object: InventoryObject): string | undefined;
  isForeign(applier: InventoryObject): boolean;
}

/** The layout of what was read from directories, or will be written to one. */
export class DirectoryLayout implements RepositoryLayout {
  private readonly built = new Map<string, readonly InventoryObject[]>();
  private appliers?: ReadonlyMap<InventoryObject, readonly InventoryObject[]>;

  public constructor(private readonly parts: DirectoryParts) {}

  public get files(): readonly string[] {
    return this.parts.files;
  }

  public get charts(): readonly string[] {
    return this.parts.charts;
  }

  public get kustomizations(): readonly KustomizeFolder[] {
    return this.tree.kustomizations;
  }

  private get tree(): RepositoryTree {
    return this.parts.tree;
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
    return path === undefined || this.isForeign(applier) ? undefined : this.tree.resolveFolder(path, this.pathOf(applier) ?? '');
  }

  public pathOf(object: InventoryObject): string | undefined {
    return this.parts.pathOf(object);
  }

  public isForeign(applier: InventoryObject): boolean {
    return this.parts.isForeign(applier);
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
      applied.forEach((object) => push(appliers, object, applier));
    }
    return appliers;
  }
}
