/** Reads repositories of YAML that anybody wrote: manifests become objects, everything else is recognised or passed over. */
import { dirname, posix, relative, resolve, sep } from 'node:path';
import { Progress } from '../../diagnostics';
import { isDirectory, listTree, TreeListing, tryDecodeUtf8, tryFindWorkTree, tryReadAtMost } from '../../text';
import { InventoryObject, Origin } from '../inventory-object';
import { RepositoryLayout } from '../repository-layout';
import { buildFacts } from './build-facts';
import { DirectoryLayout } from './directory-layout';
import { FileFault } from './file-fault';
import { Kustomization, KUSTOMIZATION_NAMES, readKustomization } from './kustomization';
import { isMeantAsManifest } from './manifest-text';
import { decodeText, RawObject, readDocuments, ReadFile, readManifests, SourceFile } from './read-manifests';
import { fieldsOf, isFields } from './reading';
import { baseOf, folderOf, foldersAbove, isWithin } from './repository-path';
import { isInsideChart, RepositoryTree } from './repository-tree';

/** More than any manifest has; what a generator piled up beyond it is not worth waiting for. */
export const MAX_MANIFEST_SIZE = 8 * 1024 * 1024;

export interface DirectoryOptions {
  /** File names in messages are relative to it. Default: the working directory. */
  readonly base?: string;
  /** Whether a file, by its absolute path, is not read. */
  readonly isIgnored?: (file: string) => boolean;
}

/** What was read. */
export interface DirectoryContent {
  /** The root of the work tree that the first path is in; without one, the folder that holds all paths. */
  readonly root: string;
  /** The paths that were asked for, from the root. */
  readonly asked: readonly string[];
  /** What stands in them. */
  readonly objects: readonly InventoryObject[];
  /** The same, and what stands beside it in the work tree: patches and references come from there. */
  readonly known: readonly InventoryObject[];
  readonly faults: readonly FileFault[];
  readonly layout: RepositoryLayout;
  /** Files in which manifests were looked for. */
  readonly fileCount: number;
}

/** Reads files and directories. Paths that are not there have to be refused before. */
export function readDirectory(paths: readonly string[], options: DirectoryOptions = {}): DirectoryContent {
  return new DirectoryReader(paths, options).read();
}

/** A work tree with more files is not read beside what was asked for. */
const MAX_CONTEXT = 20_000;

const EXTENSION = /\.(?:ya?ml|json)$/i;
/** Folders of programs: what is in them belongs to somebody else. */
const PASSED_OVER = new Set(['.git', 'node_modules', '.terraform', '.venv', '__pycache__']);

class DirectoryReader {
  private readonly base: string;
  private readonly root: string;
  /** What was asked for, from the root. */
  private readonly asked: readonly string[];
  private readonly isWorkTree: boolean;
  private readonly faults: FileFault[] = [];

  public constructor(paths: readonly string[], private readonly options: DirectoryOptions) {
    this.base = options.base ?? process.cwd();
    const absolute = paths.map((path) => resolve(this.base, path));
    const workTree = tryFindWorkTree(absolute[0]);
    this.isWorkTree = workTree !== undefined;
    this.root = workTree ?? commonFolder(absolute.map((path) => (isDirectory(path) ? path : dirname(path))));
    this.asked = absolute.map((path) => this.fromRoot(path));
  }

  public read(): DirectoryContent {
    const { listing, roots } = this.list();
    const charts = new Set(listing.files.filter((file) => baseOf(file) === 'Chart.yaml').map(folderOf));
    const kustomizations = this.readKustomizations(listing, charts);
    const folders = new Set(kustomizations.map(({ file }) => file));
    const isMaterial = materialOf(kustomizations);
    const isOther = (file: string) => folders.has(file) || isMaterial(file) || isInsideChart(file, charts);
    const candidates = listing.files.filter((file) => this.isCandidate(file) && !isOther(file));
    const read = Progress.during('reading files', candidates.length, (progress) => candidates.map((file) => {
      progress.tick();
      return this.readManifests(file);
    }));
    read.forEach(({ faults }) => this.faults.push(...faults));
    const raws = [...read.flatMap((one) => one.objects), ...kustomizations.flatMap(({ generated }) => generated)];
    const tree = new RepositoryTree(listing, roots, kustomizations, raws);
    const facts = buildFacts(tree, raws);
    const objects = new Map(raws.map((raw) => [raw, new InventoryObject(raw.manifest, originOf(raw), facts.get(raw))]));
    const paths = new Map([...objects].map(([raw, object]) => [object, raw.file.path]));
    const layout = new DirectoryLayout({
      tree, files: listing.files, charts: [...charts], objects,
      readText: (file) => this.tryText(file),
      pathOf: (object) => paths.get(object),
      // Which repository the directory is a copy of stands nowhere in it.
      isForeign: () => false,
    });
    return {
      root: this.root,
      asked: this.asked,
      objects: [...objects].filter(([{ file }]) => this.isAsked(file.path)).map(([, object]) => object),
      known: [...objects.values()],
      faults: this.faults.filter(({ path }) => this.isAsked(path)),
      layout,
      fileCount: candidates.filter((file) => this.isAsked(file)).length,
    };
  }

  /** The whole work tree, unless it is large; what was asked for in any case, also where it is hidden. */
  private list(): { readonly listing: TreeListing; readonly roots: readonly string[] } {
    const whole = this.isWorkTree ? this.listBelow('') : undefined;
    const isWhole = whole !== undefined && whole.files.length <= MAX_CONTEXT;
    const listings = [...isWhole ? [whole] : [], ...this.asked.map((path) => this.listBelow(path))];
    const joined = (part: keyof TreeListing) => [...new Set(listings.flatMap((listing) => listing[part]))].sort();
    return { listing: { files: joined('files'), directories: joined('directories'), closed: joined('closed') }, roots: isWhole ? [''] : this.asked };
  }

  private listBelow(folder: string): TreeListing {
    const absolute = resolve(this.root, folder);
    if (!isDirectory(absolute)) {
      return { files: [folder], directories: [], closed: [] };
    }
    const listing = listTree(absolute, (name) => PASSED_OVER.has(name));
    const below = (paths: readonly string[]) => paths.map((path) => posix.join(folder, path));
    return { files: below(listing.files), directories: below(listing.directories), closed: below(listing.closed) };
  }

  private isAsked(file: string): boolean {
    return this.asked.some((path) => isWithin(file, path));
  }

  /** Whoever names a file means it; hidden folders hold what is put away. */
  private isCandidate(file: string): boolean {
    return !this.isIgnored(file) && (this.asked.includes(file) || (EXTENSION.test(file) && !this.isHidden(file)));
  }

  private isIgnored(file: string): boolean {
    return this.options.isIgnored?.(resolve(this.root, file)) === true;
  }

  private isHidden(file: string): boolean {
    const root = this.asked.filter((one) => isWithin(file, one)).sort((one, other) => other.length - one.length)[0] ?? '';
    // Go passes over folders of this name, and so does everybody: what is in them is wrong on purpose.
    return /(?:^|\/)(?:\.|testdata\/)/.test(file.slice(root === '' ? 0 : root.length + 1));
  }

  private readKustomizations(listing: TreeListing, charts: ReadonlySet<string>): Kustomization[] {
    const byFolder = new Map<string, string>();
    const files = listing.files.filter((file) => !this.isHidden(file) && !this.isIgnored(file) && !isInsideChart(file, charts));
    for (const name of KUSTOMIZATION_NAMES) {
      files.filter((file) => baseOf(file) === name && !byFolder.has(folderOf(file))).forEach((file) => byFolder.set(folderOf(file), file));
    }
    return [...byFolder.values()].flatMap((path) => {
      const file = this.sourceFile(path);
      const text = this.textOf(file);
      if (text === undefined) {
        return [];
      }
      const { documents: [document], faults } = readDocuments(text, file);
      this.faults.push(...faults);
      return document === undefined || !isKustomization(document.value) ? [] : [readKustomization(document, file, (other) => this.tryText(other))];
    });
  }

  private readManifests(path: string): ReadFile {
    const file = this.sourceFile(path);
    const text = this.textOf(file);
    return text === undefined ? { objects: [], faults: [] } : readManifests(text, file, { isAmongTemplates: `/${path}`.includes('/templates/') });
  }

  /** The text of a file; what is wrong with its bytes is a fault only where manifests would be lost. */
  private textOf(file: SourceFile): string | undefined {
    const bytes = tryReadAtMost(resolve(this.root, file.path), MAX_MANIFEST_SIZE);
    if (bytes instanceof Buffer) {
      const text = decodeText(bytes, file);
      if (typeof text !== 'string' && isMeantAsManifest(bytes.toString('latin1'))) {
        this.faults.push(text);
      }
      return typeof text === 'string' ? text : undefined;
    }
    const start = { file: file.name, path: file.path, line: 1, column: 1 };
    if (bytes === undefined) {
      this.faults.push({ ...start, code: 'YML104', message: 'the file cannot be read', fix: 'give yourself the right to read it' });
    } else if (!/\.json$/i.test(file.path)) {
      const message = `the file is larger than ${MAX_MANIFEST_SIZE / 1024 / 1024} MiB`;
      this.faults.push({ ...start, code: 'YML102', message, fix: 'split it, or name it under "ignore" in the configuration file' });
    }
    return undefined;
  }

  private tryText(path: string): string | undefined {
    const bytes = path.startsWith('../') ? undefined : tryReadAtMost(resolve(this.root, path), MAX_MANIFEST_SIZE);
    return bytes instanceof Buffer ? tryDecodeUtf8(bytes) : undefined;
  }

  private sourceFile(path: string): SourceFile {
    const shown = relative(this.base, resolve(this.root, path)).split(sep).join('/');
    return { path, name: shown.startsWith('../../') ? resolve(this.root, path).split(sep).join('/') : shown };
  }

  private fromRoot(path: string): string {
    return relative(this.root, path).split(sep).join('/');
  }
}

function commonFolder(folders: readonly string[]): string {
  return folders.reduce((common, folder) => {
    let here = common;
    while (here !== dirname(here) && relative(here, folder).startsWith('..')) {
      here = dirname(here);
    }
    return here;
  });
}

/** Flux has a kind of this name, too, and some give its file the name that kustomize looks for. */
function isKustomization(value: unknown): boolean {
  const { apiVersion = '' } = fieldsOf(value);
  return isFields(value) && (apiVersion === '' || String(apiVersion).startsWith('kustomize.config.k8s.io/'));
}

/** Whether a file is only material of a kustomization; a listed folder stands for what is in it. */
function materialOf(kustomizations: readonly Kustomization[]): (file: string) => boolean {
  const material = new Set(kustomizations.flatMap((one) => one.material));
  return (file) => material.has(file) || foldersAbove(file).some((folder) => folder !== '' && material.has(folder));
}

function originOf(raw: RawObject): Origin {
  return {
    get subject() {
      const { file, line } = raw.place([]);
      return `${file}:${line}`;
    },
    file: raw.file.name,
    place: (path) => raw.place(path),
  };
}
