import { DEFAULT_RULE, RULE_KINDS, RuleMatcher, SopsRule } from '../sops/rule';
import { looksEncrypted } from '../sops/value';
import { parseYaml } from '../text';
import { fieldsOf, isFields } from './directory/reading';
import { Fields, InventoryObject } from './inventory-object';
import { RepositoryLayout } from './repository-layout';

/** Whether SOPS has encrypted an object, so that kustomize-controller decrypts it: it looks for the MAC. */
export function isSopsObject({ manifest, facts }: InventoryObject): boolean {
  return facts.isEncrypted === true || Boolean(fieldsOf(manifest.sops).mac);
}

/** Keys of the data of an encrypted object whose value its own rule wants encrypted, and is not. Empty text is left as it is. */
export function plainKeys(object: InventoryObject, layout?: RepositoryLayout): readonly (readonly [string, string])[] {
  const { manifest } = object;
  const sops = isFields(manifest.sops) ? manifest.sops : trySopsBlock(object, layout);
  const rule = sops === undefined ? undefined : ruleOf(sops);
  if (rule === undefined) {
    return [];
  }
  const matcher = new RuleMatcher(rule);
  return ['data', 'stringData'].flatMap((field) => Object.entries(fieldsOf(manifest[field]))
    .filter(([, value]) => typeof value === 'string' && value !== '' && !looksEncrypted(value))
    .filter(([key]) => matcher.covers({ path: [field, key], comments: [], isComment: false }))
    .map(([key]) => [field, key] as const));
}

/** The block of SOPS is no part of an object that is read from a file: the file still has it. */
function trySopsBlock(object: InventoryObject, layout: RepositoryLayout | undefined): Fields | undefined {
  const file = layout?.pathOf(object);
  const text = file === undefined || object.facts.isGenerated === true ? undefined : layout?.tryText(file);
  const { documents } = text === undefined ? { documents: [] } : parseYaml(text);
  const own = documents.map(({ value }) => fieldsOf(value))
    .find(({ kind, metadata }) => kind === object.kind && fieldsOf(metadata).name === object.name);
  return isFields(own?.sops) ? own.sops : undefined;
}

/** Undefined where comments decide. */
function ruleOf(sops: Fields): SopsRule | undefined {
  const kind = RULE_KINDS.find((one) => typeof sops[one] === 'string' && sops[one] !== '');
  return kind === undefined ? DEFAULT_RULE : kind.includes('comment') ? undefined : { kind, pattern: String(sops[kind]) };
}

/** Whether a value is ciphertext. */
export function isCiphertext(value: unknown): boolean {
  return typeof value === 'string' && looksEncrypted(value);
}

/** What SOPS leaves in a file of each format (`sopsFormatToMarkerBytes` of kustomize-controller). */
const MARKERS: readonly string[] = ['mac: ENC[', '"mac": "ENC[', 'sops_mac=ENC[', '[sops]'];

/** Whether a text is a file of SOPS. */
export function isSopsText(text: string): boolean {
  return MARKERS.some((marker) => text.includes(marker));
}

/** Whether a file of SOPS is of the format JSON, that of files without one of their own, too. */
export function isSopsJson(text: string): boolean {
  return text.includes(MARKERS[1]);
}
