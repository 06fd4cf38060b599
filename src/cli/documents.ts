/** ApplicationSets in files that anybody wrote: several documents a file, lists, JSON; everything else is passed over. */
import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { openCommit, tryFindClone } from '../applicationset';
import { Diagnostic, fail, Progress } from '../diagnostics';
import { listDirectory, parseYaml, YamlDocument } from '../text';

type Fields = Readonly<Record<string, unknown>>;

/** One ApplicationSet and where it stands. */
export interface FoundSet {
  readonly set: Fields;
  /** `file:line`. */
  readonly origin: string;
}

export interface FoundSets {
  readonly sets: readonly FoundSet[];
  readonly diagnostics: readonly Diagnostic[];
  /** How many files were read. */
  readonly files: number;
}

interface TextFile {
  readonly path: string;
  readonly text: string;
  /** The user named this very file, so it has to be readable. */
  readonly isNamed: boolean;
}

const EXTENSION = /\.(ya?ml|json)$/i;

/** Reads files and directories as they are now, or as they were at a revision of their clone. */
export function readSets(paths: readonly string[], revision?: string): FoundSets {
  const files = paths.flatMap((path) => (revision === undefined ? readNow(path) : readAt(path, revision)));
  const found = Progress.during('reading files', files.length, (progress) => files.map((file) => {
    progress.tick();
    return readDocuments(file);
  }));
  return { sets: found.flatMap(({ sets }) => sets), diagnostics: found.flatMap(({ diagnostics }) => diagnostics), files: files.length };
}

function readNow(path: string): TextFile[] {
  if (!statOf(path).isDirectory()) {
    return [{ path, text: readFileSync(path, 'utf8'), isNamed: true }];
  }
  return listDirectory(path).files.filter(isCandidate).map((file) => ({ path: join(path, file), text: readFileSync(join(path, file), 'utf8'), isNamed: false }));
}

/** A file that is not there at the revision has no ApplicationSets there: that is what a comparison shows. */
function readAt(path: string, revision: string): TextFile[] {
  const isDirectory = statOf(path).isDirectory();
  const clone = tryFindClone(isDirectory ? path : dirname(resolve(path)));
  if (clone === undefined) {
    return fail('EXP100', path, 'it is in no Git clone, so it has no revisions', 'give files of a clone, or leave --against away');
  }
  const below = [clone.path, ...isDirectory ? [] : [basename(path)]].filter((part) => part !== '').join('/');
  const content = openCommit(clone.root, revision);
  const wanted = content.files.filter((file) => (isDirectory ? (below === '' || file.startsWith(`${below}/`)) && isCandidate(file) : file === below));
  const texts = content.read(wanted);
  const [folder, inClone] = isDirectory ? [path, below] : [dirname(path), dirname(below)];
  return wanted.filter((file) => texts.has(file))
    .map((file) => ({ path: join(folder, relative(inClone, file)), text: texts.get(file)!, isNamed: false }));
}

function isCandidate(file: string): boolean {
  return EXTENSION.test(file) && !file.split('/').includes('node_modules');
}

function statOf(path: string) {
  const stats = statSync(path, { throwIfNoEntry: false }) ?? fail('EXP100', path, 'there is no such file or directory', 'correct the path');
  return stats.isFile() || stats.isDirectory() ? stats : fail('EXP100', path, 'it is no file and no directory', 'name a file or a directory');
}

/** A file in a directory that is no YAML is somebody else's, unless it speaks of ApplicationSets. */
function readDocuments({ path, text, isNamed }: TextFile): { readonly sets: FoundSet[]; readonly diagnostics: Diagnostic[] } {
  if (!isNamed && !text.includes('ApplicationSet')) {
    return { sets: [], diagnostics: [] };
  }
  const { documents, faults } = parseYaml(text, { lastKeyWins: true });
  const diagnostics = faults.slice(0, 1).map(({ line, message }) => (
    { code: 'EXP100', subject: `${path}:${line}`, message: `it is no YAML: ${message}`, fix: 'correct the file; a template of a chart has to be rendered first' }));
  return { sets: documents.flatMap((document) => setsOf(document, path)), diagnostics: isNamed || /^\s*"?kind"?:\s*"?ApplicationSet\b/m.test(text) ? diagnostics : [] };
}

function setsOf(document: YamlDocument, path: string): FoundSet[] {
  const { value } = document;
  if (isSet(value)) {
    return [{ set: value, origin: `${path}:${document.position([]).line}` }];
  }
  const { kind, items: all } = (typeof value === 'object' && value !== null ? value : {}) as Fields;
  const items: readonly unknown[] = /List$/.test(String(kind)) && Array.isArray(all) ? all : [];
  return items.flatMap((item, index) => (isSet(item) ? [{ set: item, origin: `${path}:${document.position(['items', index]).line}` }] : []));
}

function isSet(value: unknown): value is Fields {
  const fields = value as Fields | null;
  return typeof value === 'object' && fields !== null && fields.kind === 'ApplicationSet' && String(fields.apiVersion).startsWith('argoproj.io/');
}
