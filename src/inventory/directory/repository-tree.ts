import { Kustomization } from './kustomization';
import { RawObject } from './read-manifests';
import { baseOf, foldersAbove, isWithin, joinPath } from './repository-path';
import { push } from '../inventory';
import { TreeListing } from '../../text';

/** Nobody builds on bases deeper than this; whoever does gets what is above. */
const MAX_DEPTH = 40;

/** Says which objects a folder holds, and what a build of it includes. */
export class RepositoryTree {
  private readonly byFolder = new Map<string, Kustomization>();
  private readonly byFile = new Map<string, RawObject[]>();
  private readonly filesBelow = new Map<string, string[]>();
  private readonly kustomizationsBelow = new Map<string, Kustomization[]>();
  private readonly files: ReadonlySet<string>;
  private readonly folders: ReadonlySet<string>;
  private readonly closed: ReadonlySet<string>;

  public constructor(
    listing: TreeListing,
    private readonly roots: readonly string[],
    public readonly kustomizations: readonly Kustomization[],
    raws: readonly RawObject[],
  ) {
    this.files = new Set(listing.files);
    this.folders = new Set(listing.files.flatMap(foldersAbove).concat(listing.directories));
    this.closed = new Set(listing.closed);
    for (const one of kustomizations) {
      this.byFolder.set(one.path, one);
      foldersAbove(one.path).forEach((folder) => push(this.kustomizationsBelow, folder, one));
    }
    for (const raw of raws) {
      const { path } = raw.file;
      const before = this.byFile.get(path);
      if (before === undefined) {
        this.byFile.set(path, [raw]);
        foldersAbove(path).forEach((folder) => push(this.filesBelow, folder, path));
      } else {
        before.push(raw);
      }
    }
  }

  public covers(path: string): boolean {
    return this.roots.some((root) => isWithin(path, root)) && ![path, ...foldersAbove(path)].some((folder) => this.closed.has(folder));
  }

  public hasFile(path: string): boolean {
    return this.files.has(path);
  }

  public hasFolder(path: string): boolean {
    return this.folders.has(path);
  }

  /**
   * The folder that a path in an object of `file` means. An artifact may be packed from a folder of the repository, and
   * its paths are from there: then the nearest folder above the file in which there is such a path is the root.
   */
  public resolveFolder(path: string, file: string): string | undefined {
    const roots = ['', ...foldersAbove(file)];
    return roots.map((root) => joinPath(root, path)).find((folder) => this.hasFolder(folder));
  }

  public foldersLike(pattern: RegExp): readonly string[] {
    return [...this.folders].filter((folder) => pattern.test(folder));
  }

  public kustomizationAt(folder: string): Kustomization | undefined {
    return this.byFolder.get(folder);
  }

  /** Objects of one file; what kustomizations make stands in no file of manifests. */
  public objectsIn(file: string): readonly RawObject[] {
    return (this.byFile.get(file) ?? []).filter(({ isGenerated }) => !isGenerated);
  }

  /**
   * What applying a folder without a kustomization means (kustomize-controller's generator): every manifest below it, and
   * for folders with a kustomization what that builds.
   */
  public partsOf(folder: string): { readonly kustomizations: readonly Kustomization[]; readonly objects: readonly RawObject[] } {
    const own = this.byFolder.get(folder);
    if (own !== undefined) {
      return { kustomizations: [own], objects: [] };
    }
    const inner = this.kustomizationsBelow.get(folder) ?? [];
    const paths = new Set(inner.map(({ path }) => path));
    const outermost = inner.filter(({ path }) => !foldersAbove(path).some((above) => paths.has(above) && isWithin(above, folder)));
    const loose = (this.filesBelow.get(folder) ?? []).filter((file) => !foldersAbove(file).some((above) => paths.has(above)));
    return { kustomizations: outermost, objects: loose.flatMap((file) => this.objectsIn(file)) };
  }

  /** Everything that a build of a folder gives, each object once. */
  public build(folder: string): ReadonlySet<RawObject> {
    const found = new Set<RawObject>();
    const { kustomizations, objects } = this.partsOf(folder);
    objects.forEach((object) => found.add(object));
    kustomizations.forEach((one) => this.collect(one, found, new Set(), 0));
    return found;
  }

  private collect(one: Kustomization, found: Set<RawObject>, seen: Set<Kustomization>, depth: number): void {
    if (seen.has(one) || depth > MAX_DEPTH) {
      return;
    }
    seen.add(one);
    one.generated.forEach((object) => found.add(object));
    for (const path of one.includes) {
      this.objectsIn(path).forEach((object) => found.add(object));
      const inner = this.kustomizationAt(path);
      if (inner !== undefined) {
        this.collect(inner, found, seen, depth + 1);
      }
    }
  }
}

/** Whether a file is part of a chart that only Helm may read: rendered it is something else. */
export function isInsideChart(file: string, charts: ReadonlySet<string>): boolean {
  return foldersAbove(file).some((folder) => charts.has(folder) && isChartPart(file.slice(folder === '' ? 0 : folder.length + 1)));
}

function isChartPart(path: string): boolean {
  return /^(?:templates|crds|charts|ci|files)\//.test(path) || (!path.includes('/') && /^(?:Chart\.|values)/.test(baseOf(path)));
}
