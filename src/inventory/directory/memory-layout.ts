/** The layout of what a program is about to write: the same as of a directory, and nothing of it is on disk yet. */
import { tryDecodeUtf8 } from '../../text';
import { Fields, InventoryObject, ObjectFacts } from '../inventory-object';
import { KIND } from '../kinds';
import { RepositoryLayout } from '../repository-layout';
import { buildFacts, ResolveFolder } from './build-facts';
import { DirectoryLayout, DirectoryParts } from './directory-layout';
import { HomeRepository } from './home-repository';
import { Kustomization, KUSTOMIZATION_NAMES, readKustomization } from './kustomization';
import { RawObject, SourceFile } from './read-manifests';
import { fieldsOf, isFields, listOf } from './reading';
import { baseOf, normalizePath } from './repository-path';
import { RepositoryTree } from './repository-tree';

/** What will be written. Paths of files and of the origins of objects are from the folder. */
export interface MemoryOutput {
  /** The folder of the repository that everything stands in: `.` for its root. */
  readonly folder: string;
  /** The address of that repository, where it is known. */
  readonly url?: string;
  readonly files: ReadonlyMap<string, string | Uint8Array>;
  readonly objects: readonly InventoryObject[];
  /** Documents of files that are no manifests; the kustomizations among them count. */
  readonly documents: readonly InventoryObject[];
}

export interface MemoryContent {
  /** Those that were given, in their order, with what kustomizations do to them. */
  readonly objects: readonly InventoryObject[];
  /** ConfigMaps and Secrets that kustomizations make. */
  readonly generated: readonly InventoryObject[];
  readonly layout: RepositoryLayout;
}

/** Only what kustomizations make or change is worked out at once; everything else when a check asks. */
export function inMemoryLayout(output: MemoryOutput): MemoryContent {
  const parts = new MemoryParts(output);
  return { objects: parts.own, generated: parts.generated, layout: new DirectoryLayout(parts) };
}

class MemoryParts implements DirectoryParts {
  public readonly charts: readonly string[] = [];
  public readonly own: readonly InventoryObject[];
  public readonly generated: readonly InventoryObject[];
  private readonly folder: string;
  private readonly home: HomeRepository;
  private readonly kustomizations: readonly Kustomization[];
  private readonly origins = new Map<Kustomization, InventoryObject>();
  private madeFiles?: readonly string[];
  private madeTree?: RepositoryTree;
  private madeObjects?: ReadonlyMap<RawObject, InventoryObject>;
  private madeRaws?: readonly (RawObject | undefined)[];

  public constructor(private readonly output: MemoryOutput) {
    this.folder = normalizePath(output.folder);
    this.home = new HomeRepository(output.url, output.objects);
    this.kustomizations = [...output.documents, ...output.objects].filter(isKustomizationFile).map((object) => this.kustomizationOf(object));
    const resolve: ResolveFolder = (path, { manifest }, url) => this.tryFolder(path, manifest, url);
    const facts = this.isChanged() ? buildFacts(this.tree, this.allRaws(), resolve) : undefined;
    this.own = facts === undefined ? output.objects : output.objects.map((object, index) => withFacts(object, factsAt(facts, this.raws[index])));
    this.generated = this.kustomizations.flatMap((one) => one.generated.map((raw) =>
      new InventoryObject(raw.manifest, this.origins.get(one)!.origin, facts?.get(raw))));
  }

  public get files(): readonly string[] {
    return this.madeFiles ??= [...this.output.files.keys()].map((file) => this.fromRoot(file)).sort();
  }

  public get tree(): RepositoryTree {
    const { files } = this;
    return this.madeTree ??= new RepositoryTree({ files, directories: [], closed: [] }, this.roots(), this.kustomizations, this.allRaws());
  }

  public get objects(): ReadonlyMap<RawObject, InventoryObject> {
    return this.madeObjects ??= this.makeObjects();
  }

  private makeObjects(): ReadonlyMap<RawObject, InventoryObject> {
    const generated = this.kustomizations.flatMap((one) => one.generated);
    return new Map([
      ...this.raws.flatMap((raw, index): [RawObject, InventoryObject][] => (raw === undefined ? [] : [[raw, this.own[index]]])),
      ...generated.map((raw, index): [RawObject, InventoryObject] => [raw, this.generated[index]]),
    ]);
  }

  public readText(file: string): string | undefined {
    const isInside = this.folder === '' || file.startsWith(`${this.folder}/`);
    const content = isInside ? this.output.files.get(this.folder === '' ? file : file.slice(this.folder.length + 1)) : undefined;
    return content instanceof Uint8Array ? tryDecodeUtf8(Buffer.from(content.buffer, content.byteOffset, content.byteLength)) : content;
  }

  public pathOf({ origin: { file } }: InventoryObject): string | undefined {
    return file === undefined ? undefined : this.fromRoot(file);
  }

  public isForeign({ manifest }: InventoryObject): boolean {
    return this.home.isReadBy(manifest) === false;
  }

  private fromRoot(file: string): string {
    return this.folder === '' ? file : `${this.folder}/${file}`;
  }

  /** People keep folders of their own in the root of a repository: there, only what is below folders of the program is all known. */
  private roots(): readonly string[] {
    const inFolders = this.files.filter((file) => file.includes('/'));
    return this.folder === '' ? [...new Set(inFolders.map((file) => file.slice(0, file.indexOf('/'))))] : [this.folder];
  }

  /** In the order of the objects; none for what stands in no file, or is the file of a kustomization. */
  private get raws(): readonly (RawObject | undefined)[] {
    return this.madeRaws ??= this.output.objects.map((object) => (object.origin.file === undefined || isKustomizationFile(object) ? undefined
      : rawObject(object, this.sourceFile(object.origin.file))));
  }

  private allRaws(): RawObject[] {
    return [...this.raws.filter((raw) => raw !== undefined), ...this.kustomizations.flatMap(({ generated }) => generated)];
  }

  private kustomizationOf(object: InventoryObject): Kustomization {
    const file = this.sourceFile(object.origin.file!);
    const place = () => ({ file: file.name, line: 1, column: 1 });
    const kustomization = readKustomization({ value: object.manifest, place }, file, (path) => this.readText(path));
    this.origins.set(kustomization, object);
    return kustomization;
  }

  private sourceFile(name: string): SourceFile {
    return { name, path: this.fromRoot(name) };
  }

  /** Whether a kustomization or a setting of an applier makes anything of an object but itself. */
  private isChanged(): boolean {
    return this.kustomizations.some(({ namespace, prefix, suffix, targets, components, generated }) =>
      generated.length > 0 || [namespace ?? '', prefix, suffix].some((text) => text !== '') || targets.length > 0 || components.length > 0)
      || this.output.objects.some(isChanging);
  }

  /**
   * The folder that an applier of this very repository means. Unlike for a directory, where the output stands is known:
   * only an artifact that is packed from a part of it has paths of its own.
   */
  private tryFolder(path: string, manifest: Fields, url: unknown): string | undefined {
    const isHome = url === undefined ? this.home.isReadBy(manifest) : this.home.isAt(url);
    const isClear = isHome === true || (isHome === undefined && path !== '');
    return isClear && this.tree.hasFolder(path) ? path : undefined;
  }
}

function isKustomizationFile({ apiVersion, origin: { file = '' } }: InventoryObject): boolean {
  return apiVersion.startsWith('kustomize.config.k8s.io/') && KUSTOMIZATION_NAMES.includes(baseOf(file));
}

function rawObject({ manifest, facts, origin }: InventoryObject, file: SourceFile): RawObject {
  const start = { file: file.name, line: 1, column: 1 };
  return { manifest, file, isEncrypted: facts.isEncrypted === true, place: (path) => origin.place?.(path) ?? start };
}

function factsAt(facts: ReadonlyMap<RawObject, ObjectFacts>, raw: RawObject | undefined): ObjectFacts {
  return raw === undefined ? {} : facts.get(raw) ?? {};
}

function withFacts(object: InventoryObject, facts: ObjectFacts): InventoryObject {
  return Object.keys(facts).every((key) => key === 'isEncrypted') ? object : new InventoryObject(object.manifest, object.origin, { ...object.facts, ...facts });
}

const CHANGING: readonly string[] = ['targetNamespace', 'namePrefix', 'nameSuffix', 'patches', 'components'];

function isChanging({ kindName, manifest }: InventoryObject): boolean {
  const spec = fieldsOf(manifest.spec);
  if (kindName === KIND.kustomization) {
    return CHANGING.some((field) => field in spec);
  }
  const inner = kindName === KIND.applicationSet ? fieldsOf(fieldsOf(spec.template).spec) : spec;
  return (kindName === KIND.application || kindName === KIND.applicationSet)
    && [inner.source, ...listOf(inner.sources)].some((source) => isFields(source) && isFields(source.kustomize));
}
