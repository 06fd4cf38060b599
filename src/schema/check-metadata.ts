import { isDnsLabel, isDnsSubdomain, isLabelKey, isLabelValue, Path } from '../text';
import { nearest } from './field-words';
import { quoted, SchemaFinding, shownPath } from './finding';
import { hasVariable, isKnown } from './lookup';
import { describe, isObject, textFix } from './value-checks';

type JsonObject = Readonly<Record<string, unknown>>;

/** `ObjectMeta` of apimachinery; the API server itself writes the second row. */
const KNOWN: ReadonlySet<string> = new Set([
  'name', 'generateName', 'namespace', 'labels', 'annotations', 'finalizers', 'ownerReferences',
  'uid', 'resourceVersion', 'generation', 'creationTimestamp', 'deletionTimestamp', 'deletionGracePeriodSeconds', 'selfLink', 'managedFields', 'clusterName',
]);

/** `TotalAnnotationSizeLimitB` of apimachinery, for keys and values together. */
const MOST_ANNOTATION_BYTES = 256 * 1024;

/** Nobody reads more. */
const MOST_FINDINGS = 20;

const KEY_FIX = 'use an optional DNS name and "/", then at most 63 letters, digits, "-", "_" and "."';
const VALUE_FIX = 'use at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, or an annotation';

/**
 * What the API server refuses in the metadata of any object (`ValidateObjectMeta` of apimachinery). Names follow the rule of
 * custom resources for the kinds of Argo CD and Flux; of other kinds, some take more. `variables`: see `SchemaTarget`.
 */
export function checkMetadata(manifest: unknown, variables = false): readonly SchemaFinding[] {
  if (!isObject(manifest) || typeof manifest.apiVersion !== 'string' || typeof manifest.kind !== 'string') {
    return [];
  }
  const walk = new MetadataWalk(isKnown(manifest.apiVersion, manifest.kind));
  walk.metadata(manifest.metadata);
  const found = walk.findings;
  return found.length === 0 ? found : (variables ? found.filter(({ path }) => !isFilledIn(manifest, path)) : found).slice(0, MOST_FINDINGS);
}

/** A finding about a text with `${` in it, or about a key with it. */
function isFilledIn(manifest: JsonObject, path: Path): boolean {
  const value = path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown> | undefined)?.[key], manifest);
  return path.some(hasVariable) || hasVariable(value);
}

class MetadataWalk {
  public readonly findings: SchemaFinding[] = [];

  public constructor(private readonly custom: boolean) {}

  public metadata(metadata: unknown): void {
    if (metadata === undefined || metadata === null) {
      this.add('SCH140', ['metadata'], 'is missing', 'write a mapping with a name');
    } else if (!isObject(metadata)) {
      this.add('SCH140', ['metadata'], `must be a mapping, not ${describe(metadata)}`, 'write a mapping with a name');
    } else {
      this.fields(metadata);
    }
  }

  private fields(metadata: JsonObject): void {
    const { name, generateName, namespace, labels, annotations, finalizers } = metadata;
    for (const key in metadata) {
      if (!KNOWN.has(key) && metadata[key] !== undefined) this.unknownField(key);
      if (this.findings.length >= MOST_FINDINGS) return;
    }
    if (name || !generateName) this.name('name', name ?? '');
    if (generateName) this.name('generateName', typeof generateName === 'string' ? `${generateName}x` : generateName);
    this.namespace(namespace ?? '');
    this.entries('SCH141', 'labels', labels ?? {}, isLabelKey, isLabelValue);
    // Annotations may have upper case in the DNS part, unlike labels (ValidateAnnotations lowers it).
    this.entries('SCH142', 'annotations', annotations ?? {}, (key) => isLabelKey(key.toLowerCase()), () => true);
    if (isObject(annotations)) this.size(annotations);
    if (finalizers !== undefined && finalizers !== null) this.finalizers(finalizers);
  }

  private unknownField(name: string): void {
    const path = ['metadata', name];
    const near = nearest(name, [...KNOWN]);
    const fix = near === undefined ? 'remove it' : `write "${near}"`;
    this.findings.push({ code: 'SCH103', severity: 'error', path, message: `unknown field "${shownPath(path)}"`, fix });
  }

  private name(field: string, name: unknown): void {
    if (typeof name !== 'string') {
      this.refuse(field, `must be a string, not ${describe(name)}`, textFix(name));
    } else if (name === '') {
      this.refuse(field, 'is missing', 'give the object a name');
    } else if (!this.custom) {
      if (/^\.\.?$|[/%]/.test(name)) this.refuse(field, `is ${quoted(name)}, which is no name`, 'use no "/" and no "%"');
    } else if (name.length > 253) {
      this.refuse(field, `has ${name.length} characters, at most 253 are allowed`, 'shorten it');
    } else if (!isDnsSubdomain(name)) {
      this.refuse(field, `is ${quoted(name)}, which is no DNS subdomain`, 'use lower-case letters, digits, "-" and "."');
    }
  }

  private namespace(namespace: unknown): void {
    if (typeof namespace !== 'string') {
      this.refuse('namespace', `must be a string, not ${describe(namespace)}`, textFix(namespace));
    } else if (namespace !== '' && !isDnsLabel(namespace)) {
      this.refuse('namespace', `is ${quoted(namespace)}, which is no DNS label`, 'use at most 63 lower-case letters, digits and "-"');
    }
  }

  /** A name of the object itself. */
  private refuse(field: string, said: string, fix: string): void {
    this.add('SCH140', ['metadata', field], said, fix);
  }

  /** A map of strings. */
  private entries(code: string, field: string, value: unknown, isKey: (key: string) => boolean, isValue: (text: string) => boolean): void {
    if (!isObject(value)) {
      this.add(code, ['metadata', field], `must be a mapping, not ${describe(value)}`, 'write a mapping of strings');
      return;
    }
    for (const key in value) {
      const text = value[key] ?? '';
      if (typeof text !== 'string') {
        this.add(code, ['metadata', field, key], `must be a string, not ${describe(text)}`, textFix(text));
      } else if (!isValue(text)) {
        this.add(code, ['metadata', field, key], `is ${quoted(text)}, which is no label value`, VALUE_FIX);
      }
      if (!isKey(key)) this.add(code, ['metadata', field, key], `is no ${field.slice(0, -1)} key`, KEY_FIX);
      if (this.findings.length >= MOST_FINDINGS) return;
    }
  }

  private size(annotations: JsonObject): void {
    let size = 0;
    for (const key in annotations) {
      const text = annotations[key];
      size += Buffer.byteLength(key) + (typeof text === 'string' ? Buffer.byteLength(text) : 0);
    }
    if (size > MOST_ANNOTATION_BYTES) {
      this.add('SCH142', ['metadata', 'annotations'], `have ${size} bytes together, at most ${MOST_ANNOTATION_BYTES} are allowed`, 'keep long texts in a ConfigMap');
    }
  }

  private finalizers(value: unknown): void {
    const path = ['metadata', 'finalizers'];
    if (!Array.isArray(value)) {
      this.add('SCH143', path, `must be a list, not ${describe(value)}`, 'write a list of strings');
      return;
    }
    for (let index = 0; index < Math.min(value.length, MOST_FINDINGS); index++) {
      const item: unknown = value[index];
      if (typeof item !== 'string') this.add('SCH143', [...path, index], `must be a string, not ${describe(item)}`, 'write a string');
      else if (!isLabelKey(item)) this.add('SCH143', [...path, index], `is ${quoted(item)}, which is no name of a finalizer`, KEY_FIX);
    }
  }

  private add(code: string, path: Path, said: string, fix: string): void {
    this.findings.push({ code, severity: 'error', path, message: `"${shownPath(path)}" ${said}`, fix });
  }
}
