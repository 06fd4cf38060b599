import { isFields } from './directory/reading';
import { FLUX_REFERENCES } from './flux-references';
import { Fields, InventoryObject } from './inventory-object';
import { KindName } from './kinds';

/** What a reference is for. */
export type ReferenceRole = 'source' | 'dependency' | 'values' | 'variables' | 'decryption' | 'credentials' | 'cluster' | 'identity' | 'event' | 'health';

/** One field by which objects of a kind name others. The table of these is a graph of the fleet. */
export interface ReferenceRule {
  readonly from: KindName;
  /** Field names from the root; `*` stands for every element of a list. */
  readonly path: string;
  readonly role: ReferenceRole;
  /** What may be meant; the field `kind` chooses, and the first is the default. */
  readonly targets: readonly KindName[];
  /** Whether a field `namespace` may name another than the object's own. */
  readonly hasNamespace?: boolean;
  /** Whether the value of the field is the name itself. */
  readonly isName?: boolean;
  /** The field that names a key of the data, and the key without it. */
  readonly key?: { readonly field: string; readonly otherwise: string };
  /** Keys of which the reader needs one of each group. */
  readonly needs?: readonly (readonly string[])[];
  /** The first minor of the product that knows the field. */
  readonly since?: string;
}

/** A reference as an object makes it. */
export interface Reference {
  readonly from: InventoryObject;
  readonly rule: ReferenceRule;
  readonly path: readonly (string | number)[];
  readonly kindName: KindName;
  readonly name: string;
  /** Undefined where the object has none yet: a kustomization sets it. */
  readonly namespace: string | undefined;
  readonly isOptional: boolean;
  /** The key of the data that is read. */
  readonly key?: string;
}

/** Every field of a product by which objects name others. */
export const REFERENCE_RULES: readonly ReferenceRule[] = FLUX_REFERENCES;

interface SplitRule {
  readonly rule: ReferenceRule;
  readonly parts: readonly string[];
}

const RULES_OF = new Map<KindName, SplitRule[]>();
for (const rule of REFERENCE_RULES) {
  RULES_OF.set(rule.from, [...RULES_OF.get(rule.from) ?? [], { rule, parts: rule.path.split('.') }]);
}

/** Every reference of an object that is known now: not one with a placeholder in it, nor `*` for all. */
export function referencesOf(object: InventoryObject): readonly Reference[] {
  const found: Reference[] = [];
  for (const rule of RULES_OF.get(object.kindName) ?? []) {
    collect(object, rule, object.manifest, [], found);
  }
  return found;
}

/** Adds the references of one rule below a value, to which a part of the rule's path leads; most objects lack most fields. */
function collect(from: InventoryObject, { rule, parts }: SplitRule, start: unknown, before: Reference['path'], found: Reference[]): void {
  let value = start;
  for (let at = before.length; at < parts.length; at++) {
    const part = parts[at];
    if (part === '*') {
      const path = [...before, ...parts.slice(before.length, at)];
      (Array.isArray(value) ? value : []).forEach((element, index) => collect(from, { rule, parts }, element, [...path, index], found));
      return;
    }
    if (!isFields(value) || !Object.hasOwn(value, part)) {
      return;
    }
    value = value[part];
  }
  const reference = tryReference(from, rule, [...before, ...parts.slice(before.length)], value);
  if (reference !== undefined) {
    found.push(reference);
  }
}

function tryReference(from: InventoryObject, rule: ReferenceRule, path: Reference['path'], value: unknown): Reference | undefined {
  if (rule.isName === true) {
    const own = { from, rule, path, kindName: rule.targets[0], namespace: from.namespace, isOptional: false };
    return isKnownName(value) ? { ...own, name: value } : undefined;
  }
  const kindName = isFields(value) ? tryTarget(rule, value) : undefined;
  if (kindName === undefined || !isFields(value) || !isKnownName(value.name) || (rule.hasNamespace === true && !isKnownNamespace(value.namespace))) {
    return undefined;
  }
  const namespace = rule.hasNamespace === true && typeof value.namespace === 'string' && value.namespace !== '' ? value.namespace : from.namespace;
  const key = tryKey(rule, value);
  return { from, rule, path, kindName, name: value.name, namespace, isOptional: value.optional === true, ...key === undefined ? {} : { key } };
}

function tryTarget({ targets }: ReferenceRule, { kind, apiVersion }: Fields): KindName | undefined {
  if (kind === undefined) {
    return targets[0];
  }
  const group = typeof apiVersion === 'string' && apiVersion.includes('/') ? `${apiVersion.slice(0, apiVersion.lastIndexOf('/'))}/` : undefined;
  return targets.find((target) => target.slice(target.lastIndexOf('/') + 1) === kind && (group === undefined || target.startsWith(group)));
}

function tryKey({ key }: ReferenceRule, value: Fields): string | undefined {
  if (key === undefined) {
    return undefined;
  }
  const named = value[key.field];
  return typeof named === 'string' && named !== '' ? named : key.otherwise;
}

function isKnownName(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value !== '*' && !value.includes('{{') && !value.includes('${');
}

function isKnownNamespace(value: unknown): boolean {
  return value === undefined || value === null || value === '' || isKnownName(value);
}
