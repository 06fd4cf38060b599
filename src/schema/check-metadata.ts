import { isDnsLabel, isDnsSubdomain, isLabelKey, isLabelValue, Path } from '../text';
import { nearest } from './field-words';
import { quoted, SchemaFinding, shownPath } from './finding';
import { groupOf, hasVariable, isKnownKind } from './lookup';
import { describe, isObject } from './value-checks';

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

/**
 * What the API server refuses in the metadata of any object (`ValidateObjectMeta` of apimachinery). Names follow the rule of
 * custom resources for the kinds of Argo CD and Flux; of other kinds, some take more. `variables`: see `SchemaTarget`.
 */
export function checkMetadata(manifest: unknown, variables = false): readonly SchemaFinding[] {
  if (!isObject(manifest) || typeof manifest.apiVersion !== 'string' || typeof manifest.kind !== 'string') {
    return [];
  }
  const { apiVersion, kind, metadata } = manifest;
  if (!isObject(metadata)) {
    const said = metadata === undefined || metadata === null ? 'is missing' : `must be a mapping, not ${describe(metadata)}`;
    return [finding('SCH140', ['metadata'], said, 'write a mapping with a name')];
  }
  const custom = isKnownKind(groupOf(apiVersion), kind);
  const found = [...unknownFields(metadata), ...names(metadata, custom), ...labels(metadata), ...annotations(metadata), ...finalizers(metadata)];
  return (variables ? found.filter(({ path }) => !isFilledIn(manifest, path)) : found).slice(0, MOST_FINDINGS);
}

/** A finding about a text with `${` in it, or about a key with it. */
function isFilledIn(manifest: JsonObject, path: Path): boolean {
  return path.some(hasVariable) || hasVariable(path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | undefined)?.[key], manifest));
}

function finding(code: string, inner: Path, said: string, fix: string): SchemaFinding {
  return { code, severity: 'error', path: inner, message: `"${shownPath(inner)}" ${said}`, fix };
}

function unknownFields(metadata: JsonObject): readonly SchemaFinding[] {
  const found: SchemaFinding[] = [];
  for (const name of Object.keys(metadata)) {
    if (KNOWN.has(name) || metadata[name] === undefined) continue;
    const path = ['metadata', name];
    const near = nearest(name, [...KNOWN]);
    const fix = near === undefined ? 'remove it' : `write "${near}"`;
    found.push({ code: 'SCH103', severity: 'error', path, message: `unknown field "${shownPath(path)}"`, fix });
    if (found.length >= MOST_FINDINGS) break;
  }
  return found;
}

function names({ name, generateName, namespace }: JsonObject, custom: boolean): readonly SchemaFinding[] {
  return [
    ...nameFindings('name', name || (generateName ? undefined : name ?? ''), custom),
    ...nameFindings('generateName', typeof generateName === 'string' ? `${generateName}x` : generateName, custom),
    ...namespaceFindings(namespace),
  ];
}

function nameFindings(field: string, name: unknown, custom: boolean): readonly SchemaFinding[] {
  const path = ['metadata', field];
  if (name === undefined || name === null) return [];
  if (typeof name !== 'string') return [finding('SCH140', path, `must be a string, not ${describe(name)}`, 'put it in quotes')];
  if (name === '') return [finding('SCH140', path, 'is missing', 'give the object a name')];
  if (!custom) return /^\.\.?$|[/%]/.test(name) ? [finding('SCH140', path, `is ${quoted(name)}, which is no name`, 'use no "/" and no "%"')] : [];
  if (name.length > 253) return [finding('SCH140', path, `has ${name.length} characters, at most 253 are allowed`, 'shorten it')];
  return isDnsSubdomain(name) ? [] : [finding('SCH140', path, `is ${quoted(name)}, which is no DNS subdomain`, 'use lower-case letters, digits, "-" and "."')];
}

function namespaceFindings(namespace: unknown): readonly SchemaFinding[] {
  const path = ['metadata', 'namespace'];
  if (namespace === undefined || namespace === null || namespace === '') return [];
  if (typeof namespace !== 'string') return [finding('SCH140', path, `must be a string, not ${describe(namespace)}`, 'put it in quotes')];
  return isDnsLabel(namespace) ? [] : [finding('SCH140', path, `is ${quoted(namespace)}, which is no DNS label`, 'use at most 63 lower-case letters, digits and "-"')];
}

function labels({ labels: value }: JsonObject): readonly SchemaFinding[] {
  const path = ['metadata', 'labels'];
  return entries('SCH141', path, value, (key, text) => [
    ...(isLabelKey(key) ? [] : [finding('SCH141', [...path, key], 'is no label key', KEY_FIX)]),
    ...(isLabelValue(text) ? [] : [finding('SCH141', [...path, key], `is ${quoted(text)}, which is no label value`,
      'use at most 63 letters, digits, "-", "_" and ".", with a letter or digit at both ends, or an annotation')]),
  ]);
}

const KEY_FIX = 'use an optional DNS name and "/", then at most 63 letters, digits, "-", "_" and "."';

function annotations({ annotations: value }: JsonObject): readonly SchemaFinding[] {
  const path = ['metadata', 'annotations'];
  const found = entries('SCH142', path, value, (key) =>
    // Annotations may have upper case in the DNS part, unlike labels (ValidateAnnotations lowers it).
    isLabelKey(key.toLowerCase()) ? [] : [finding('SCH142', [...path, key], 'is no annotation key', KEY_FIX)]);
  const size = isObject(value)
    ? Object.entries(value).reduce((sum, [key, text]) => sum + Buffer.byteLength(key) + (typeof text === 'string' ? Buffer.byteLength(text) : 0), 0) : 0;
  return size <= MOST_ANNOTATION_BYTES ? found
    : [...found, finding('SCH142', path, `have ${size} bytes together, at most ${MOST_ANNOTATION_BYTES} are allowed`, 'keep long texts in a ConfigMap')];
}

/** A map of strings: what is wrong with each entry, and with those that are no strings. */
function entries(code: string, path: Path, value: unknown, check: (key: string, text: string) => readonly SchemaFinding[]): readonly SchemaFinding[] {
  if (value === undefined || value === null) return [];
  if (!isObject(value)) return [finding(code, path, `must be a mapping, not ${describe(value)}`, 'write a mapping of strings')];
  const found: SchemaFinding[] = [];
  for (const key of Object.keys(value)) {
    const text = value[key] ?? '';
    found.push(...typeof text === 'string' ? check(key, text)
      : [finding(code, [...path, key], `must be a string, not ${describe(text)}`, typeof text === 'object' ? 'write a string' : 'put it in quotes')]);
    if (found.length >= MOST_FINDINGS) break;
  }
  return found;
}

function finalizers({ finalizers: value }: JsonObject): readonly SchemaFinding[] {
  const path = ['metadata', 'finalizers'];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [finding('SCH143', path, `must be a list, not ${describe(value)}`, 'write a list of strings')];
  return value.slice(0, MOST_FINDINGS).flatMap((item: unknown, index) => {
    if (typeof item !== 'string') return [finding('SCH143', [...path, index], `must be a string, not ${describe(item)}`, 'write a string')];
    return isLabelKey(item) ? [] : [finding('SCH143', [...path, index], `is ${quoted(item)}, which is no name of a finalizer`, KEY_FIX)];
  });
}
