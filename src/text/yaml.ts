/**
 * The only import of `yaml`. Two jobs: read what people and robots wrote, with positions; and write
 * bytes that equal what cdk8s would write, plus the comments that carry a meaning.
 */
import { CollectionTag, Composer, Document, isCollection, isMap, isScalar, isSeq, LineCounter, Node, parseAllDocuments, Parser, Scalar, ScalarTag, stringify, YAMLMap } from 'yaml';
import { LineComment, tryEmit, tryEmitWithComments } from './emit';
import { tryYamlNumber } from './go-number';
import { Path, toPointer } from './json-pointer';
import { auditDocument, AuditFault, auditTokens } from './yaml-audit';

/** Where in a text something stands, counted from one. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A fault in the text itself, before anyone asks what it means. */
export interface YamlFault extends Position {
  readonly message: string;
  /** The document has a value all the same: the last of the equal keys counts. */
  readonly isDuplicateKey?: boolean;
}

/** One document of a YAML text. */
export interface YamlDocument {
  /** Plain data; integers beyond 2^53 are `bigint`. */
  readonly value: unknown;
  /** The position of the value at `path`, for a block the one of its key; or of the nearest ancestor that has one. */
  position(path: Path): Position;
  /** The position of the key at the end of `path`; that of the value where there is none. */
  keyPosition(path: Path): Position;
}

export interface ParsedYaml {
  readonly documents: readonly YamlDocument[];
  readonly faults: readonly YamlFault[];
}

export interface YamlOptions {
  /** Takes the last of equal keys instead of refusing them: what sigs.k8s.io/yaml does unless it is strict. */
  readonly lastKeyWins?: boolean;
}

/**
 * Reads YAML as Helm and Kubernetes do: YAML 1.1 words (`on`, `yes`) are booleans, but a clock time
 * is no base-60 number and a date is a string (goyaml.v2 in sigs.k8s.io/yaml), and a big integer keeps
 * every digit.
 */
export function parseYaml(text: string, options: YamlOptions = {}): ParsedYaml {
  const lines = new LineCounter();
  const faults: YamlFault[] = [];
  const fault = (offset: number, message: string, isDuplicateKey?: boolean) => {
    const { line, col } = lines.linePos(offset);
    faults.push({ line, column: col, message, ...isDuplicateKey ? { isDuplicateKey } : {} });
  };
  const documents = parseDocuments(text, lines);
  if ('message' in documents) {
    fault(documents.offset, documents.message);
    return { documents: [], faults };
  }
  const read = documents.map((document): YamlDocument => {
    document.errors.forEach(({ pos, message }) => fault(pos[0], message));
    const { refusal, duplicates } = document.errors.length > 0 ? { duplicates: [] } : auditDocument(document);
    [...refusal === undefined ? [] : [refusal], ...options.lastKeyWins ? [] : duplicates].forEach(({ offset, message, isDuplicateKey }) =>
      fault(offset, message, isDuplicateKey));
    const value = document.errors.length > 0 || refusal !== undefined ? null : valueOf(document, fault);
    return { value, position: (path) => positionOf(document, path, lines), keyPosition: (path) => positionOf(document, path, lines, keyOf) };
  });
  return { documents: read, faults };
}

/** goyaml takes `*app:` for an alias as a key, because its names hold letters, digits, "-" and "_" only (scannerc.go); YAML 1.2 takes the colon into the name. */
const ALIAS_AS_KEY = /^([ \t]*(?:- +)*\*[\w-]+):(?=\s|$)/gm;

/** The documents, or why the text must not become any. */
function parseDocuments(text: string, lines: LineCounter): readonly Document.Parsed[] | AuditFault {
  const documents = composeDocuments(text, lines);
  const isRefused = !('message' in documents) && documents.some(({ errors }) => errors.length > 0);
  return isRefused && text.search(ALIAS_AS_KEY) >= 0 ? composeDocuments(text.replace(ALIAS_AS_KEY, '$1 :'), lines) : documents;
}

function composeDocuments(text: string, lines: LineCounter): readonly Document.Parsed[] | AuditFault {
  lines.lineStarts = [];
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  return auditTokens(tokens) ?? [...new Composer({
    version: '1.1',
    customTags: (tags) => [...tags.filter((tag) => typeof tag === 'string' || isOfGo(tag)), ...NUMBERS],
    uniqueKeys: false,
    merge: true,
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    strict: true,
  }).compose(tokens)];
}

/** A date is a string for sigs.k8s.io/yaml, and no finite number is what YAML 1.1 says. */
function isOfGo({ tag, test }: ScalarTag | CollectionTag): boolean {
  return tag !== `${CORE}timestamp` && tag !== `${CORE}int` && (tag !== `${CORE}float` || (test as RegExp).test('.nan'));
}

const CORE = 'tag:yaml.org,2002:';

/** One rule for all numbers; both tags, because a text may name either. */
const NUMBERS = [`${CORE}int`, `${CORE}float`].map((tag): ScalarTag => (
  { tag, default: true, test: /^[-+]?\.?[0-9]/, resolve: (text) => tryYamlNumber(text) ?? text }));

/** The value of the first document of a text that is known to be sound; throws on a fault. */
export function parseYamlValue(text: string, options: YamlOptions = {}): unknown {
  const { documents, faults } = parseYaml(text, options);
  if (faults.length > 0) {
    throw new Error(`line ${faults[0].line}, column ${faults[0].column}: ${faults[0].message}`);
  }
  return documents[0]?.value ?? null;
}

function valueOf(document: Document.Parsed, fault: (offset: number, message: string) => void): unknown {
  try {
    // The audit has bounded what aliases may cost; the guard of the library counts the harmless ones, too.
    return withSafeNumbers(document.toJS({ maxAliasCount: -1 }));
  } catch (error) {
    fault(document.range[0], (error as Error).message);
    return null;
  }
}

function positionOf(document: Document.Parsed, path: Path, lines: LineCounter, placeAt = placeOf): Position {
  for (let length = path.length; length >= 0; length--) {
    const node = placeAt(document, path.slice(0, length)) ?? placeOf(document, path.slice(0, length));
    if (node?.range) {
      const { line, col } = lines.linePos(node.range[0]);
      return { line, column: col };
    }
  }
  return { line: 1, column: 1 };
}

/** A block starts with its first key, which says nothing about the block: its own key does. */
function placeOf(document: Document.Parsed, path: Path): Node | undefined {
  const node = document.getIn(path, true) as Node | undefined;
  if (path.length === 0 || !isCollection(node) || node.flow === true) {
    return node;
  }
  return keyOf(document, path) ?? node;
}

function keyOf(document: Document.Parsed, path: Path): Node | undefined {
  const [parent, value] = [document.getIn(path.slice(0, -1), true), document.getIn(path, true)];
  return isMap(parent) ? (parent as YAMLMap<Node>).items.find((pair) => pair.value === value)?.key : undefined;
}

/** `bigint` only where a number would lose digits. */
function withSafeNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') {
    return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
  }
  if (Array.isArray(value)) {
    return value.map(withSafeNumbers);
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withSafeNumbers(item)]));
  }
  return value;
}

/** The options with which cdk8s writes YAML (`cdk8s/lib/yaml.js`), so that our bytes are its bytes. */
const CDK8S_OPTIONS = { keepUndefined: true, lineWidth: 0, version: '1.1' } as const;

let libraryDocuments = 0;

/** How many documents were left to the library since the process started: a measure of how common plain data is. */
export function countLibraryDocuments(): number {
  return libraryDocuments;
}

/** One document, byte for byte as cdk8s writes it; with comments where they carry a meaning. */
export function renderYaml(value: unknown, comments: readonly LineComment[] = []): string {
  const text = comments.length === 0 ? tryEmit(value) : tryEmitWithComments(value, comments);
  if (text !== undefined) {
    return text;
  }
  libraryDocuments++;
  return renderByLibrary(value, comments);
}

/** The slow way, for everything: what it writes is what `renderYaml` has to write. */
export function renderByLibrary(value: unknown, comments: readonly LineComment[] = []): string {
  if (comments.length === 0) {
    return stringify(value, CDK8S_OPTIONS);
  }
  const document = new Document(value, CDK8S_OPTIONS);
  for (const { path, text } of comments) {
    const node = document.getIn(path, true);
    if (!isScalar(node)) {
      throw new Error(`internal: no scalar at "${toPointer(path)}" to put a comment behind, please report it`);
    }
    node.comment = ` ${text}`;
  }
  return document.toString(CDK8S_OPTIONS);
}

/** Several documents in one file, as cdk8s joins them. */
export function joinYaml(documents: readonly string[]): string {
  return documents.join('---\n');
}

/** A YAML text that a person owns: values are set in place, everything else keeps its bytes' meaning. */
export class EditableYaml {
  private readonly document: Document;

  public constructor(text: string) {
    this.document = parseAllDocuments(text)[0] as Document ?? new Document({});
    if (this.document.contents === null) {
      this.document.contents = this.document.createNode({}) as never;
    }
  }

  public has(path: Path): boolean {
    return this.document.hasIn(path);
  }

  /** The source text of the scalar at `path`: `1.10` stays `1.10`. */
  public tryScalar(path: Path): string | undefined {
    const node = this.document.getIn(path, true);
    return isScalar(node) ? String(node.source ?? node.value) : undefined;
  }

  public tryComment(path: Path): string | undefined {
    const node = this.document.getIn(path, true);
    return isScalar(node) ? node.comment?.trim() : undefined;
  }

  public isMapAt(path: Path): boolean {
    return isMap(path.length === 0 ? this.document.contents : this.document.getIn(path, true));
  }

  public isListAt(path: Path): boolean {
    return isSeq(this.document.getIn(path, true));
  }

  public set(path: Path, value: string, comment?: string): void {
    const node = new Scalar(value);
    node.comment = comment === undefined ? null : ` ${comment}`;
    this.document.setIn(path, node);
  }

  public toString(): string {
    return this.document.toString({ lineWidth: 0 });
  }
}
