import { parseYaml, Path, tryDecodeUtf8, YamlDocument, YamlFault } from '../../text';
import { Fields, FilePlace } from '../inventory-object';
import { FileFault } from './file-fault';
import { hasTokenLine, holdsMappingAsKey, isClusterObject, isDefinition, isMeantAsManifest, isSopsDocument, isTemplateText, mayHoldManifest } from './manifest-text';
import { splitDocuments, TextPiece } from './split-documents';

/** A file with bytes, by both of its names. */
export interface SourceFile {
  /** From the root of the repository. */
  readonly path: string;
  /** As the user would open it. */
  readonly name: string;
}

/** A manifest as it was read, before it is known what happens to it. */
export interface RawObject {
  readonly manifest: Fields;
  readonly file: SourceFile;
  readonly isEncrypted: boolean;
  readonly isGenerated?: boolean;
  readonly hasNameHash?: boolean;
  place(path: Path): FilePlace;
}

/** A document that is no object of a cluster: a kustomization, a patch. */
export interface ReadDocument {
  readonly value: unknown;
  place(path: Path): FilePlace;
}

export interface ReadDocuments {
  readonly documents: readonly ReadDocument[];
  readonly faults: readonly FileFault[];
}

export interface ReadFile {
  readonly objects: readonly RawObject[];
  readonly faults: readonly FileFault[];
}

/** A file of a folder of templates is not meant to be read as it stands. */
export interface ReadManner {
  readonly isAmongTemplates: boolean;
}

/** The text of a file, or why it has none. */
export function decodeText(bytes: Buffer, file: SourceFile): string | FileFault {
  const text = tryDecodeUtf8(bytes);
  if (text !== undefined) {
    // In JSON a tab may stand where YAML has blanks only; one for one, so that columns stay.
    return /\.json$/i.test(file.path) ? text.replaceAll('\t', ' ') : text;
  }
  return faultOf(file, 'YML103', { line: 1, column: 1, message: 'the file is no UTF-8' }, 'save it as UTF-8');
}

/** Every object of a text; what is YAML and no manifest is passed over. */
export function readManifests(text: string, file: SourceFile, { isAmongTemplates }: ReadManner): ReadFile {
  const objects: RawObject[] = [];
  const faults: FileFault[] = [];
  for (const piece of mayHoldManifest(text) ? splitDocuments(text) : []) {
    const isOther = isDefinition(piece.text) || hasTokenLine(piece.text) || (isAmongTemplates && isTemplateText(piece.text));
    if (mayHoldManifest(piece.text) && !isOther) {
      const read = readPiece(piece, file);
      objects.push(...read.objects);
      faults.push(...read.faults);
    }
  }
  return { objects, faults };
}

/** The documents of a text that is known to be YAML, whatever it means. */
export function readDocuments(text: string, file: SourceFile): ReadDocuments {
  const { documents, faults } = parseYaml(text);
  const piece = { text, linesBefore: 0 };
  const told = (isTemplateText(text) ? [] : faults.slice(0, 1)).map((fault) => (fault.isDuplicateKey ? repeated : unreadable)(piece, file, fault));
  return { documents: documents.map(({ value, position }) => ({ value, place: (path) => ({ file: file.name, ...position(path) }) })), faults: told };
}

/** etcd takes no object of more than 1.5 MiB; a list may have more. */
const MAX_DOCUMENT_SIZE = 3 * 1024 * 1024;

function readPiece(piece: TextPiece, file: SourceFile): ReadFile {
  if (piece.text.length > MAX_DOCUMENT_SIZE) {
    const message = `the document is larger than ${MAX_DOCUMENT_SIZE / 1024 / 1024} MiB`;
    const fault = faultOf(file, 'YML102', shifted({ line: 1, column: 1, message }, piece), 'split it, or name it under "ignore" in the configuration file');
    return { objects: [], faults: isMeantAsManifest(piece.text) ? [fault] : [] };
  }
  const { documents, faults } = parseYaml(piece.text);
  const objects = documents.flatMap((document) => objectsOf(document, piece, file));
  const [fault] = faults.filter(({ isDuplicateKey }) => !isDuplicateKey);
  if (fault !== undefined) {
    const isFault = isMeantAsManifest(piece.text) && (!isTemplateText(piece.text) || isSetText(piece.text)) && !isClosedLater(piece.text, fault);
    return { objects: [], faults: isFault ? [unreadable(piece, file, fault)] : [] };
  }
  if (piece.text.includes('{{') && objects.some(({ manifest }) => manifest.kind !== 'ApplicationSet' && holdsMappingAsKey(manifest))) {
    return { objects: [], faults: [] };
  }
  return { objects, faults: objects.length > 0 ? faults.map((duplicate) => repeated(piece, file, duplicate)) : [] };
}

/** Quoted text and lists in brackets that go on without being indented: other parsers of YAML read what go-yaml writes so, `yaml` does not. */
function isClosedLater(text: string, { message, line }: YamlFault): boolean {
  const [, quote] = /^missing closing (["'])/i.exec(message) ?? /must be sufficiently indented and end with a ([\]}])/.exec(message) ?? [];
  return quote !== undefined && text.split('\n').slice(line).some((later) => later.includes(quote));
}

/** An ApplicationSet is full of braces, which belong in quotes. */
function isSetText(text: string): boolean {
  return /^kind:[ \t]*["']?ApplicationSet\b/m.test(text) && !/^[ \t]*\{\{-?[ \t]*(?:if|range|with|end|include|define)\b/m.test(text);
}

function unreadable(piece: TextPiece, file: SourceFile, fault: YamlFault): FileFault {
  const message = withoutText(fault.message.split('\n')[0].replace(/\.$/, ''));
  const fix = isSetText(piece.text) ? 'correct the file; text that starts with "{{" belongs in quotes' : 'correct the file';
  return faultOf(file, 'YML100', shifted(fault, piece), fix, `the document is no YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`);
}

/**
 * `yaml` quotes what it cannot read at the end of some messages, which may be a password of a Secret that begins with "!", "|" or ">".
 */
function withoutText(message: string): string {
  return message.replace(/^(Could not resolve tag|Unresolved tag|Block scalar header includes extra characters)\b.*$/i, '$1');
}

function repeated(piece: TextPiece, file: SourceFile, fault: YamlFault): FileFault {
  return faultOf(file, 'YML101', shifted(fault, piece), 'keep one of them');
}

function shifted({ line, column, message }: YamlFault, { linesBefore }: TextPiece): YamlFault {
  return { line: line + linesBefore, column, message };
}

function faultOf({ name, path }: SourceFile, code: string, { line, column, message }: YamlFault, fix: string, told = message): FileFault {
  return { code, file: name, path, line, column, message: told, fix };
}

function objectsOf({ value, position }: YamlDocument, { linesBefore }: TextPiece, file: SourceFile): RawObject[] {
  const place = (path: Path): FilePlace => {
    const { line, column } = position(path);
    return { file: file.name, line: line + linesBefore, column };
  };
  return itemsOf(value, []).map(({ item, base }) => {
    const isEncrypted = isSopsDocument(item) || (base.length > 0 && isSopsDocument(value as Fields));
    return { manifest: isEncrypted ? withoutMetadata(item) : item, file, isEncrypted, place: (path) => place([...base, ...path]) };
  });
}

interface Item {
  readonly item: Fields;
  readonly base: Path;
}

/** Lists may stand in lists; nobody nests them deeper than this. */
const MAX_LISTS = 3;

function itemsOf(value: unknown, base: Path): Item[] {
  const { kind, items } = (typeof value === 'object' && value !== null ? value : {}) as Fields;
  if (typeof kind === 'string' && kind.endsWith('List') && Array.isArray(items) && base.length < MAX_LISTS * 2) {
    return items.flatMap((item: unknown, index) => itemsOf(item, [...base, 'items', index]));
  }
  return isClusterObject(value) ? [{ item: value, base }] : [];
}

/** The block that SOPS adds is taken out again before the object is applied. */
function withoutMetadata({ sops: _, ...rest }: Fields): Fields {
  return rest;
}

