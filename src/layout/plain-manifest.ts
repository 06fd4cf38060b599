/**
 * Most objects hold plain data. Their manifest needs no copy that is resolved, cleaned and sorted
 * (`ApiObject.toJson` of cdk8s, four fifths of a synth): it is read as it is, and written in that order.
 */
import { ApiObject, ApiObjectMetadataDefinition, App } from 'cdk8s';
import { lookForWords, tellingWords } from '../checks';
import { commentsOf, GitOpsObject } from '../constructs';
import { TellingWords } from '../inventory';
import { LineComment, ManifestEmitter, NullRule, renderYaml, sortedNames, writtenPart } from '../text';
import { TextMemory } from './text-memory';
import { EmittedText, tryWatchSession } from './watch-session';

export interface WrittenManifest {
  /** For checks: what the text says, the order of keys aside. */
  readonly manifest: unknown;
  readonly text: string;
  /** Undefined where nobody looked for them. */
  readonly words?: TellingWords;
}

type Fields = Readonly<Record<string, unknown>>;

/** cdk8s has three resolvers of its own, and none of them touches plain data. */
const OWN_RESOLVERS = 3;

/** Writes the manifests of one app. */
export class ManifestWriter {
  private takesShortcut: boolean;
  /** The `toJson` methods whose shortcut was held against the long way. */
  private readonly proven = new Set<unknown>();
  /** One for each kind of object, by what becomes of null, apiVersion and kind. */
  private readonly emitters = { kept: new Map<string, Map<string, ManifestEmitter>>(), dropped: new Map<string, Map<string, ManifestEmitter>>() };

  private readonly stockToJson = ApiObject.prototype.toJson;
  private readonly ourToJson = GitOpsObject.prototype.toJson;
  private readonly memory?: TextMemory;

  public constructor(app: App) {
    const session = tryWatchSession();
    this.memory = session && new TextMemory(session, app.outdir);
    this.takesShortcut = app.resolvers.length === OWN_RESOLVERS && !process.env.CDK8S_DISABLE_SORT;
  }

  public write(object: ApiObject): WrittenManifest {
    const written = this.takesShortcut ? this.tryWritePlain(object) : undefined;
    return written !== undefined && this.proven.has(object.toJson) ? written : this.prove(object, written);
  }

  private tryWritePlain(object: ApiObject): WrittenManifest | undefined {
    const { toJson } = object;
    if (toJson === this.stockToJson) {
      return commentsOf(object).length === 0 ? this.tryWrite(object, stockFields(object), 'dropped') : undefined;
    }
    return toJson === this.ourToJson ? this.tryWrite(object, (object as GitOpsObject)._unchangedFields(), 'kept') : undefined;
  }

  /** The first of each way to make manifests is made both ways, so that another version of cdk8s cannot be misread in silence. */
  private prove(object: ApiObject, short: WrittenManifest | undefined): WrittenManifest {
    const long = this.writeAny(object);
    if (short !== undefined) {
      this.proven.add(object.toJson);
      this.takesShortcut = short.text === long.text;
    }
    return long;
  }

  private tryWrite(object: ApiObject, fields: Fields | undefined, nulls: NullRule): WrittenManifest | undefined {
    const manifest = tryManifest(object, fields);
    const emitted = manifest && this.recall(object, nulls, manifest, () => tryEmit(this.emitterOf(object, nulls), manifest));
    return emitted && { manifest: emitted.isWhole ? manifest : writtenPart(manifest, nulls), text: emitted.text, words: emitted.words };
  }

  private emitterOf({ apiVersion, kind }: ApiObject, nulls: NullRule): ManifestEmitter {
    const ofVersions = this.emitters[nulls];
    const ofKinds = ofVersions.get(apiVersion) ?? new Map<string, ManifestEmitter>();
    const known = ofKinds.get(kind);
    if (known !== undefined) {
      return known;
    }
    const made = new ManifestEmitter(nulls, lookForWords);
    ofVersions.set(apiVersion, ofKinds.set(kind, made));
    return made;
  }

  private writeAny(object: ApiObject): WrittenManifest {
    const manifest: unknown = object.toJson();
    if (manifest === undefined) {
      return { manifest, text: '\n' };
    }
    const comments = commentsOf(object);
    const render = () => rendered(manifest, comments);
    // Who makes manifests in another way may use one list twice, and that is seen in the text, but not by a comparison.
    const isKnown = object.toJson === this.stockToJson || object.toJson === this.ourToJson;
    const { text, words } = isKnown ? this.recall(object, JSON.stringify(comments), manifest, render)! : render();
    return { manifest, text, words };
  }

  /** `way` is what the text depends on beside the manifest. */
  private recall(object: ApiObject, way: string, manifest: unknown, emit: () => EmittedText | undefined): EmittedText | undefined {
    return this.memory === undefined ? emit() : this.memory.recall(`${object.node.path} ${way}`, manifest, emit);
  }
}

function tryEmit(emitter: ManifestEmitter, manifest: Fields): EmittedText | undefined {
  const text = emitter.tryEmit(manifest);
  return text === undefined ? undefined : { text, isWhole: !emitter.hasLeftOut, words: tellingWords(emitter.found) };
}

function rendered(manifest: unknown, comments: readonly LineComment[]): EmittedText {
  const text = renderYaml(manifest, comments);
  return { text, isWhole: true, words: tellingWords(lookForWords(text)) };
}

/** The properties of a stock object, which cdk8s keeps to itself. */
function stockFields(object: ApiObject): Fields | undefined {
  const patches: unknown = Reflect.get(object, 'patches');
  const props: unknown = Reflect.get(object, 'props');
  const isPlain = Array.isArray(patches) && patches.length === 0 && typeof props === 'object' && props !== null;
  return isPlain && Object.getPrototypeOf(props) === Object.prototype ? props as Fields : undefined;
}

function tryManifest(object: ApiObject, fields: Fields | undefined): Fields | undefined {
  const metadata = tryMetadata(object.metadata);
  if (fields === undefined || metadata === undefined) {
    return undefined;
  }
  const names: string[] = [];
  for (const name in fields) {
    if (name === '__proto__') {
      return undefined;
    }
    if (name !== 'apiVersion' && name !== 'kind' && name !== 'metadata') {
      names.push(name);
    }
  }
  const manifest: Record<string, unknown> = { apiVersion: object.apiVersion, kind: object.kind, metadata };
  for (const name of sortedNames(names)) {
    manifest[name] = fields[name];
  }
  return manifest;
}

/** The fields that metadata keeps apart, as it orders them. */
const KEPT_APART = ['name', 'namespace', 'annotations', 'finalizers', 'ownerReferences', 'labels'];

/** `ApiObjectMetadataDefinition.toJson` for metadata that has nothing empty inside. */
function tryMetadata(metadata: ApiObjectMetadataDefinition): Fields | undefined {
  const others: unknown = Reflect.get(metadata, '_additionalAttributes');
  if (metadata.toJson !== ApiObjectMetadataDefinition.prototype.toJson || typeof others !== 'object' || others === null) {
    return undefined;
  }
  const fields: Record<string, unknown> = {};
  for (const name of KEPT_APART) {
    if (!tryAdd(fields, name, (metadata as unknown as Fields)[name])) {
      return undefined;
    }
  }
  for (const name in others) {
    // `labels` and so on of the properties are among the others, too, and do not count.
    if (!KEPT_APART.includes(name) && !tryAdd(fields, name, (others as Fields)[name])) {
      return undefined;
    }
  }
  return fields;
}

/** Adds what is written; false for values that only cdk8s knows how to write. */
function tryAdd(fields: Record<string, unknown>, name: string, value: unknown): boolean {
  const written = full(value);
  if (name === '__proto__' || !isShallow(written)) {
    return false;
  }
  if (written !== undefined) {
    fields[name] = written;
  }
  return true;
}

/** cdk8s leaves empty lists and mappings of metadata out. */
function full(value: unknown): unknown {
  return value === null || (typeof value === 'object' && isEmpty(value)) ? undefined : value;
}

function isEmpty(value: object): boolean {
  for (const _ in value) {
    return false;
  }
  return true;
}

/** Whether nothing inside can be empty: scalars, or mappings of scalars such as owner references. */
function isShallow(value: unknown): boolean {
  if (typeof value !== 'object') {
    return true;
  }
  if (Array.isArray(value)) {
    return value.every(isScalarOrFlat);
  }
  for (const key in value) {
    if (!isScalarOrFlat((value as Fields)[key])) {
      return false;
    }
  }
  return true;
}

/** An undefined one may be all there is, and then cdk8s leaves out what it is in. */
function isScalarOrFlat(item: unknown): boolean {
  return item !== undefined && (typeof item !== 'object' || (item !== null && isFlat(item)));
}

function isFlat(value: object): boolean {
  const items = Object.values(value);
  return items.length > 0 && items.every((item) => item !== undefined && item !== null && typeof item !== 'object');
}
