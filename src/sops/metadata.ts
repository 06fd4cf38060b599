/**
 * The metadata block `sops` of a file (`stores/metadata.go`, `stores/stores.go`): where each format keeps
 * it, and what stands in it. Older versions wrote empty lists and other orders; both are read.
 */
import { flatten, unflatten } from './flatten';
import type { SopsFormat } from './format';
import { formatSeconds, tryParseRfc3339 } from './go-time';
import { DEFAULT_RULE, RULE_KINDS, SopsRule } from './rule';
import { entriesOf, entry, leaf, map, repeatedKey, SopsEntry, SopsMap, SopsNode, SopsScalar, SopsTime, SopsTree, StoreFault, tryValue } from './tree';

/** The kinds of keys, in the order in which SOPS reads them; the names are those of the metadata. */
export const KEY_TYPES = ['kms', 'pgp', 'gcp_kms', 'hckms', 'azure_kv', 'hc_vault', 'age'] as const;
export type SopsKeyType = (typeof KEY_TYPES)[number];

/** One key that the data key, or a share of it, is encrypted for. */
export interface SopsRecipient {
  readonly type: SopsKeyType;
  /** What a person calls the key: an age recipient, a fingerprint, an ARN, a URL. */
  readonly id: string;
  /** The encrypted data key, in the form of the key's service. */
  readonly enc: string;
  /** All fields as they stand in the file. */
  readonly fields: SopsMap;
}

export interface SopsMetadata {
  readonly version: string;
  /** RFC 3339, as it stands in the file. */
  readonly lastModified: string;
  readonly mac: string;
  readonly macOnlyEncrypted: boolean;
  readonly rule: SopsRule;
  /** Several groups share the data key (Shamir); the recipients of one group all hold the same share. */
  readonly groups: readonly (readonly SopsRecipient[])[];
  /** How many groups are needed; 0 means all of them. */
  readonly shamirThreshold: number;
}

export const METADATA_KEY = 'sops';
const DOTENV_PREFIX = 'sops_';

/** A file taken apart: its values, and its metadata blocks, one for each document that has one. */
export interface SplitTree {
  readonly values: SopsTree;
  readonly blocks: readonly (SopsMap | undefined)[];
}

/** Takes the metadata out of a tree; a wrong place or form of the block is a `StoreFault`. */
export function splitMetadata(tree: SopsTree, format: SopsFormat): SplitTree {
  const parts = tree.documents.map((document) => (format === 'dotenv' ? splitPrefixed(document) : splitBlock(document, format)));
  return { values: { documents: parts.map((part) => part.values) }, blocks: parts.map((part) => part.block) };
}

interface SplitDocument {
  readonly values: SopsMap;
  readonly block?: SopsMap;
}

function splitPrefixed(document: SopsMap): SplitDocument {
  const isMetadata = (item: SopsMap['items'][number]): item is SopsEntry => item.kind === 'entry' && item.key.startsWith(DOTENV_PREFIX);
  const flat = document.items.filter(isMetadata).map((item) => ({ ...item, key: item.key.slice(DOTENV_PREFIX.length) }));
  if (flat.length === 0) {
    return { values: document };
  }
  return { values: map(document.items.filter((item) => !isMetadata(item))), block: unflatten(map(flat)) };
}

function splitBlock(document: SopsMap, format: SopsFormat): SplitDocument {
  const found = entriesOf(document).filter((item) => item.key === METADATA_KEY);
  if (found.length === 0) {
    return { values: document };
  }
  if (found.length > 1) {
    throw repeatedKey(METADATA_KEY, found[1].line);
  }
  const [{ value, line }] = found;
  if (value.kind !== 'map') {
    throw new StoreFault('the metadata "sops" is not a map', line);
  }
  const values = map(document.items.filter((item) => item.kind === 'comment' || item.key !== METADATA_KEY));
  return { values, block: format === 'ini' ? unflatten(mapTexts(value, (text) => text.replaceAll('\\n', '\n'))) : value };
}

/** The tree of an encrypted file: the metadata at the end of every document. */
export function joinMetadata(values: SopsTree, block: SopsMap, format: SopsFormat): SopsTree {
  const items = blockEntries(block, format);
  const reserved = (key: string): boolean => (format === 'dotenv' ? key.startsWith(DOTENV_PREFIX) : key === METADATA_KEY);
  for (const item of values.documents.flatMap(entriesOf)) {
    if (reserved(item.key)) {
      throw new StoreFault(`key "${item.key}" is reserved for the metadata of SOPS`, item.line);
    }
  }
  return { documents: values.documents.map((document) => map([...document.items, ...items])) };
}

function blockEntries(block: SopsMap, format: SopsFormat): readonly SopsEntry[] {
  if (format === 'dotenv') {
    return entriesOf(flatten(block, DOTENV_PREFIX));
  }
  const flat = format === 'ini' ? mapTexts(flatten(block), (text) => text.replaceAll('\n', '\\n')) : block;
  return [{ kind: 'entry', key: METADATA_KEY, value: flat }];
}

function mapTexts(node: SopsMap, change: (text: string) => string): SopsMap {
  return map(node.items.map((item) => {
    const text = item.kind === 'entry' && item.value.kind === 'leaf' ? item.value.value : undefined;
    return item.kind === 'entry' && typeof text === 'string' ? { ...item, value: leaf(change(text)) } : item;
  }));
}

/** The metadata as sops 3.13 writes it: keys in the order of their names, empty ones left out. */
export function renderMetadata(metadata: SopsMetadata, format: SopsFormat): SopsMap {
  const [first, ...more] = metadata.groups;
  const fields: [string, SopsNode | undefined][] = [
    ['lastmodified', leaf(metadata.lastModified)],
    ['mac', leaf(metadata.mac)],
    ['mac_only_encrypted', metadata.macOnlyEncrypted ? leaf(true) : undefined],
    ['shamir_threshold', metadata.shamirThreshold > 0 ? leaf(BigInt(metadata.shamirThreshold)) : undefined],
    ['version', leaf(metadata.version)],
    // A binary file has one key that is always encrypted, so sops writes no rule.
    [metadata.rule.kind, format === 'binary' ? undefined : leaf(metadata.rule.pattern)],
    ...(more.length === 0 ? KEY_TYPES.map((type): [string, SopsNode | undefined] => [type, keyList(first, type)]) : []),
    ['key_groups', more.length === 0 ? undefined : { kind: 'list', items: metadata.groups.map(keyGroup) }],
  ];
  return sortedMap(fields);
}

function keyList(group: readonly SopsRecipient[], type: SopsKeyType): SopsNode | undefined {
  const keys = group.filter((recipient) => recipient.type === type);
  return keys.length === 0 ? undefined : { kind: 'list', items: keys.map(({ fields }) => sortedMap(entriesOf(fields).map(({ key, value }) => [key, value]))) };
}

/** Two of the lists are written even when they are empty: their fields lack "omitempty" in stores.go. */
function keyGroup(group: readonly SopsRecipient[]): SopsMap {
  const always: readonly SopsKeyType[] = ['age', 'hc_vault'];
  return sortedMap(KEY_TYPES.map((type) => [type, keyList(group, type) ?? (always.includes(type) ? { kind: 'list', items: [] } : undefined)]));
}

function sortedMap(fields: readonly (readonly [string, SopsNode | undefined])[]): SopsMap {
  const set = fields.filter((field): field is [string, SopsNode] => field[1] !== undefined);
  return map(set.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => entry(key, value)));
}

/** Receives what is wrong with a metadata block; the code says which of our findings it is. */
export type ReportFault = (code: string, message: string, fix: string) => void;

/** Reads a metadata block, as far as it can be read. */
export function readMetadata(block: SopsMap, report: ReportFault): SopsMetadata {
  const reader = new BlockReader(block, report);
  return {
    version: reader.version(),
    lastModified: reader.lastModified(),
    mac: reader.mac(),
    macOnlyEncrypted: isTrue(tryScalar(block, 'mac_only_encrypted')),
    rule: reader.rule(),
    groups: reader.groups(),
    shamirThreshold: reader.threshold(),
  };
}

const RECREATE = 'encrypt the file again with "sops encrypt"';

class BlockReader {
  public constructor(private readonly block: SopsMap, private readonly report: ReportFault) {}

  public version(): string {
    const version = tryText(this.block, 'version');
    if (version === undefined || !/^[0-9]+\.[0-9]+\.[0-9]+/.test(version)) {
      this.report('SEC104', version === undefined ? 'metadata has no "version"' : 'metadata "version" is not a version of SOPS', RECREATE);
    }
    return version ?? '';
  }

  public lastModified(): string {
    const text = tryText(this.block, 'lastmodified');
    if (text === undefined || tryParseRfc3339(text) === undefined) {
      const what = text === undefined ? 'metadata has no "lastmodified"' : 'metadata "lastmodified" is not a time such as "2024-05-01T12:00:00Z"';
      this.report('SEC104', what, `${RECREATE}: the MAC is bound to that time`);
    }
    return text ?? '';
  }

  public mac(): string {
    const mac = tryText(this.block, 'mac');
    if (mac === undefined || mac === '') {
      this.report('SEC103', 'metadata has no "mac"', `${RECREATE}; if the values are encrypted, restore the "mac" line from Git`);
    }
    return mac ?? '';
  }

  public rule(): SopsRule {
    const rules = RULE_KINDS.flatMap((kind) => {
      const pattern = tryText(this.block, kind);
      return pattern === undefined || pattern === '' ? [] : [{ kind, pattern }];
    });
    if (rules.length > 1) {
      this.report('SEC106', `metadata has ${rules.length} encryption rules: ${rules.map(({ kind }) => `"${kind}"`).join(', ')}`, 'keep the one that the file was encrypted with');
    }
    return rules[0] ?? DEFAULT_RULE;
  }

  public threshold(): number {
    const threshold = tryScalar(this.block, 'shamir_threshold');
    if (threshold === undefined || threshold === null) {
      return 0;
    }
    const number = Number(threshold);
    if (!Number.isInteger(number) || number < 0) {
      this.report('SEC104', 'metadata "shamir_threshold" is not a number of key groups', RECREATE);
      return 0;
    }
    return number;
  }

  /** Keys at the top win over `key_groups` (`internalKeygroups` in stores.go). */
  public groups(): readonly (readonly SopsRecipient[])[] {
    const flat = this.recipients(this.block, '');
    const groups = flat.length > 0 ? [flat] : this.keyGroups();
    if (groups.length === 0) {
      this.report('SEC105', 'metadata names nobody who could decrypt the file', 'encrypt the file again, for at least one recipient');
    }
    groups.forEach((group, index) => {
      if (group.length === 0) {
        this.report('SEC105', `key group ${index + 1} names nobody`, 'encrypt the file again, with a recipient in every key group');
      }
    });
    return groups;
  }

  private keyGroups(): SopsRecipient[][] {
    const list = tryValue(this.block, 'key_groups');
    const items = list?.kind === 'list' ? list.items.filter((item) => item.kind !== 'comment') : [];
    return items.map((item, index) => (item.kind === 'map' ? this.recipients(item, `key_groups[${index}].`) : []));
  }

  private recipients(node: SopsMap, place: string): SopsRecipient[] {
    return KEY_TYPES.flatMap((type) => {
      const list = tryValue(node, type);
      const items = list?.kind === 'list' ? list.items.filter((item) => item.kind !== 'comment') : [];
      return items.flatMap((item, index) => this.recipient(type, item, `${place}${type}[${index}]`));
    });
  }

  private recipient(type: SopsKeyType, node: SopsNode, place: string): SopsRecipient[] {
    if (node.kind !== 'map') {
      this.report('SEC104', `metadata "${place}" is not a key`, RECREATE);
      return [];
    }
    const missing = [...ID_FIELDS[type], 'enc'].filter((field) => (tryText(node, field) ?? '') === '');
    if (missing.length > 0) {
      this.report('SEC104', `metadata "${place}" lacks ${missing.map((field) => `"${field}"`).join(', ')}`, 'run "sops updatekeys" on the last good version of the file');
    }
    const id = idOf(type, (field) => tryText(node, field) ?? '');
    const enc = tryText(node, 'enc') ?? '';
    if (type === 'age' && enc !== '' && !isArmored(enc)) {
      this.report('SEC104', `metadata "${place}" has an "enc" that is no armored age file`, 'run "sops updatekeys" on the last good version of the file');
    }
    return [{ type, id, enc, fields: node }];
  }
}

function isArmored(enc: string): boolean {
  const text = enc.trim();
  return text.startsWith('-----BEGIN AGE ENCRYPTED FILE-----') && text.endsWith('-----END AGE ENCRYPTED FILE-----');
}

/** What a key cannot do without; of a Key Vault key the version may be missing. */
const ID_FIELDS: Readonly<Record<SopsKeyType, readonly string[]>> = {
  kms: ['arn'],
  pgp: ['fp'],
  gcp_kms: ['resource_id'],
  hckms: ['key_id'],
  azure_kv: ['vault_url', 'name'],
  hc_vault: ['vault_address', 'engine_path', 'key_name'],
  age: ['recipient'],
};

/** The name of a key as SOPS prints it (`ToString` of each key source). */
function idOf(type: SopsKeyType, field: (name: string) => string): string {
  switch (type) {
    case 'kms':
      return field('role') === '' ? field('arn') : `${field('arn')}+${field('role')}`;
    case 'pgp':
      return field('fp');
    case 'gcp_kms':
      return field('resource_id');
    case 'hckms':
      return field('key_id');
    case 'azure_kv':
      return `${field('vault_url')}/keys/${field('name')}/${field('version')}`;
    case 'hc_vault':
      return `${field('vault_address')}/v1/${field('engine_path')}/keys/${field('key_name')}`;
    case 'age':
      return field('recipient');
  }
}

/** What the MAC is bound to: the time in RFC 3339 with seconds, whatever the file says beyond. */
export function macAdditionalData(metadata: SopsMetadata): string {
  const time = tryParseRfc3339(metadata.lastModified);
  return time === undefined ? metadata.lastModified : formatSeconds(time);
}

function tryScalar(node: SopsMap, key: string): SopsScalar | undefined {
  const value = tryValue(node, key);
  return value?.kind === 'leaf' ? value.value : undefined;
}

/** A field as text; numbers and booleans are taken for their text, as SOPS does (`WeaklyTypedInput`). */
function tryText(node: SopsMap, key: string): string | undefined {
  const value = tryScalar(node, key);
  if (value === undefined || value === null || Buffer.isBuffer(value)) {
    return undefined;
  }
  return value instanceof SopsTime ? value.text : String(value);
}

function isTrue(value: SopsScalar | undefined): boolean {
  return value === true || (typeof value === 'string' && ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(value));
}
