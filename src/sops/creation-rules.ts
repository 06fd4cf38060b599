/**
 * `.sops.yaml`: who a new file is encrypted for, and what of it (config/config.go).
 * The file is found from a folder upwards; the first rule whose `path_regex` fits the path decides.
 */
import { dirname, join, resolve, sep } from 'node:path';
import { isPrivateKey } from './age/x25519';
import type { RecipientName } from './data-key';
import type { EncryptionPlan } from './encrypt';
import type { SopsKeyType } from './metadata';
import { DEFAULT_RULE, RULE_KINDS, SopsRule, tryRegex } from './rule';
import { SopsNode, StoreFault } from './tree';
import { subjectAt } from './verify';
import { readYaml } from './yaml-store';
import { fail } from '../diagnostics';
import { tryReadBytes } from '../text';

export const CONFIG_NAME = '.sops.yaml';
const MAX_LEVELS = 100;

export interface CreationRule extends EncryptionPlan {
  /** Go regular expression, searched anywhere in the path; a rule without one fits every path. */
  readonly pathRegex?: string;
}

export interface SopsConfig {
  readonly path: string;
  /** Undefined where the file has no `creation_rules`: sops then acts as if there were no file. */
  readonly rules?: readonly CreationRule[];
}

/** The nearest `.sops.yaml` of a folder or of one above it. */
export function tryFindConfig(folder: string): SopsConfig | undefined {
  let at = resolve(folder);
  for (let level = 0; level < MAX_LEVELS; level++) {
    const path = join(at, CONFIG_NAME);
    const bytes = tryReadBytes(path);
    if (bytes !== undefined) {
      return parseConfig(bytes, path);
    }
    if (dirname(at) === at) {
      return undefined;
    }
    at = dirname(at);
  }
  return undefined;
}

/** Reads the text of a `.sops.yaml`; every rule is checked, also those that no file needs yet. */
export function parseConfig(bytes: Buffer, path: string): SopsConfig {
  let root: Plain;
  try {
    const [document] = readYaml(bytes).documents;
    root = document === undefined ? {} : toPlain(document);
  } catch (error) {
    if (!(error instanceof StoreFault)) {
      throw error;
    }
    fail('SEC211', subjectAt(path, error.line), `not a readable YAML file: ${error.message}`, 'correct the file');
  }
  const rules = field(root, 'creation_rules');
  if (rules === undefined || rules === null) {
    return { path };
  }
  if (!Array.isArray(rules)) {
    fail('SEC211', path, '"creation_rules" is not a list', 'write a list of rules');
  }
  return { path, rules: rules.map((rule, index) => new RuleReader(rule, `creation_rules[${index}]`, path).read()) };
}

/** The rule for a file, or undefined where the configuration has none at all; no rule that fits is an error. */
export function findCreationRule(config: SopsConfig, filePath: string): CreationRule | undefined {
  if (config.rules === undefined) {
    return undefined;
  }
  const folder = `${dirname(resolve(config.path))}${sep}`;
  const absolute = resolve(filePath);
  const path = (absolute.startsWith(folder) ? absolute.slice(folder.length) : absolute).split(sep).join('/');
  const rule = config.rules.find(({ pathRegex }) => pathRegex === undefined || tryRegex(pathRegex)?.(path));
  if (rule === undefined) {
    fail('SEC212', filePath, `none of the ${config.rules.length} creation rules in ${config.path} fits the path "${path}"`, 'add a rule whose "path_regex" fits, or one without at the end');
  }
  return rule;
}

type Plain = null | string | number | bigint | boolean | readonly Plain[] | { readonly [key: string]: Plain };

function toPlain(node: SopsNode): Plain {
  switch (node.kind) {
    case 'leaf':
      return node.value !== null && typeof node.value === 'object' ? String(node.value) : node.value;
    case 'list':
      return node.items.filter((item) => item.kind !== 'comment').map(toPlain);
    case 'map':
      return Object.fromEntries(node.items.filter((item) => item.kind === 'entry').map((item) => [item.key, toPlain(item.value)]));
  }
}

function field(node: Plain, key: string): Plain | undefined {
  return isMap(node) && Object.hasOwn(node, key) ? node[key] : undefined;
}

function isMap(node: Plain | undefined): node is { readonly [key: string]: Plain } {
  return typeof node === 'object' && node !== null && !Array.isArray(node);
}

/** Fields of a rule that hold keys as a list of names, separated by commas where it is one string. */
const NAME_FIELDS: readonly (readonly [string, SopsKeyType])[] = [
  ['age', 'age'],
  ['pgp', 'pgp'],
  ['kms', 'kms'],
  ['gcp_kms', 'gcp_kms'],
  ['hckms', 'hckms'],
  ['azure_keyvault', 'azure_kv'],
  ['hc_vault_transit_uri', 'hc_vault'],
];

/** Fields of a key group that hold keys as maps, and how the name of a key is made of one. */
const GROUP_FIELDS: readonly (readonly [string, SopsKeyType, (key: Plain) => string])[] = [
  ['kms', 'kms', (key) => [text(key, 'arn'), text(key, 'role')].filter((part) => part !== '').join('+')],
  ['gcp_kms', 'gcp_kms', (key) => text(key, 'resource_id')],
  ['hckms', 'hckms', (key) => text(key, 'key_id')],
  ['azure_keyvault', 'azure_kv', (key) => `${text(key, 'vaultUrl')}/keys/${text(key, 'key')}/${text(key, 'version')}`],
];

function text(node: Plain, key: string): string {
  const value = field(node, key);
  return value === undefined || value === null ? '' : String(value);
}

class RuleReader {
  public constructor(private readonly node: Plain, private readonly place: string, private readonly path: string) {}

  public read(): CreationRule {
    if (!isMap(this.node)) {
      this.refuse('is not a rule', 'write a map with "path_regex" and the recipients');
    }
    const groups = this.groups();
    return {
      ...this.pathRegex(),
      groups,
      rule: this.rule(),
      macOnlyEncrypted: field(this.node, 'mac_only_encrypted') === true,
      shamirThreshold: this.threshold(groups.length),
    };
  }

  private refuse(what: string, fix: string): never {
    fail('SEC211', this.path, `"${this.place}" ${what}`, fix);
  }

  private pathRegex(): { pathRegex?: string } {
    const pathRegex = text(this.node, 'path_regex');
    if (pathRegex === '') {
      return {};
    }
    if (tryRegex(pathRegex) === undefined) {
      this.refuse(`has a "path_regex" that is no regular expression of Go: "${pathRegex}"`, 'correct the expression');
    }
    return { pathRegex };
  }

  private rule(): SopsRule {
    const rules = RULE_KINDS.flatMap((kind) => (text(this.node, kind) === '' ? [] : [{ kind, pattern: text(this.node, kind) }]));
    if (rules.length > 1) {
      this.refuse(`has ${rules.length} encryption rules: ${rules.map(({ kind }) => `"${kind}"`).join(', ')}`, 'keep one of them');
    }
    const [rule = DEFAULT_RULE] = rules;
    if (rule.kind.endsWith('_regex') && tryRegex(rule.pattern) === undefined) {
      this.refuse(`has an "${rule.kind}" that is no regular expression of Go: "${rule.pattern}"`, 'correct the expression: sops would take it for one that never matches');
    }
    return rule;
  }

  private threshold(groups: number): number {
    const value = Number(field(this.node, 'shamir_threshold') ?? 0);
    if (!Number.isInteger(value) || value < 0 || (groups > 1 && value !== 0 && (value < 2 || value > groups))) {
      this.refuse(`has a "shamir_threshold" that ${groups} key groups cannot have`, `write a number from 2 to ${groups}`);
    }
    return value;
  }

  /** `key_groups` win over the keys of the rule itself. */
  private groups(): RecipientName[][] {
    const groups = field(this.node, 'key_groups');
    if (Array.isArray(groups) && groups.length > 0) {
      return groups.map((group, index) => this.group(group, `key_groups[${index}]`));
    }
    const flat = NAME_FIELDS.flatMap(([key, type]) => this.names(this.node, key).map((id) => ({ type, id })));
    return flat.length === 0 ? [] : [flat];
  }

  /** Only here does sops drop keys that stand twice. */
  private group(group: Plain, place: string): RecipientName[] {
    const merged = field(group, 'merge');
    const keys = [
      ...(Array.isArray(merged) ? merged.flatMap((part, index) => this.group(part, `${place}.merge[${index}]`)) : []),
      ...this.names(group, 'age').map((id): RecipientName => ({ type: 'age', id })),
      ...this.names(group, 'pgp').map((id): RecipientName => ({ type: 'pgp', id })),
      ...GROUP_FIELDS.flatMap(([key, type, nameOf]) => this.list(group, key).map((item): RecipientName => ({ type, id: nameOf(item) }))),
      ...this.names(group, 'hc_vault').map((id): RecipientName => ({ type: 'hc_vault', id })),
    ];
    return keys.filter(({ type, id }, index) => keys.findIndex((other) => other.type === type && other.id === id) === index);
  }

  private list(node: Plain, key: string): readonly Plain[] {
    const value = field(node, key);
    return Array.isArray(value) ? value : [];
  }

  private names(node: Plain, key: string): string[] {
    const value = field(node, key);
    if (value === undefined || value === null) {
      return [];
    }
    const parts = Array.isArray(value) ? value : [value];
    if (parts.some((part) => typeof part !== 'string')) {
      this.refuse(`has a "${key}" that is no string and no list of strings`, 'write the recipients as a list');
    }
    const names = (parts as string[]).flatMap((part) => part.split(',')).map((part) => part.trim()).filter((part) => part !== '');
    if (names.some(isPrivateKey)) {
      this.refuse(`has a private age key in "${key}", where public ones belong`, 'name the public key, which begins with "age1", and make a new pair: the private one is known now');
    }
    return names;
  }
}
