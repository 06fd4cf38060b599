/** Every text of a manifest that is written in the clear, also inside texts that are YAML themselves. */
import { Fields, InventoryObject } from '../../inventory';
import { parseYaml, Path } from '../../text';
import { isFields } from '../engine';

export interface Leaf {
  /** From the root of the manifest; what is inside an embedded document has the path of its text. */
  readonly path: Path;
  /** The nearest key; of an item of a list that has a `name`, that name. */
  readonly key: string;
  readonly value: string;
}

const MOST_LEAVES = 100_000;

/** Kinds that hold ciphertext, references or schemas, and no secrets. */
const HARMLESS_KINDS: readonly string[] = [
  'bitnami.com/SealedSecret', 'apiextensions.k8s.io/CustomResourceDefinition', 'external-secrets.io/ExternalSecret', 'external-secrets.io/ClusterExternalSecret',
];

/** The texts of an object; none of one that is encrypted. */
export function leavesOf(object: InventoryObject): readonly Leaf[] {
  const { manifest, kindName } = object;
  if (isFields(manifest.sops) || HARMLESS_KINDS.includes(kindName)) {
    return [];
  }
  const leaves: Leaf[] = [];
  collect(manifest, [], '', leaves, false);
  return leaves;
}

function collect(value: unknown, path: Path, key: string, leaves: Leaf[], isEmbedded: boolean): void {
  if (leaves.length >= MOST_LEAVES) {
    return;
  }
  if (typeof value === 'string') {
    const inner = isEmbedded ? undefined : tryEmbedded(value);
    if (inner !== undefined) {
      collectFixed(inner, path, leaves);
    } else if (value !== '') {
      leaves.push({ path, key, value });
    }
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => collect(item, [...path, index], key, leaves, isEmbedded));
  } else if (isFields(value)) {
    collectFields(value, path, leaves, isEmbedded);
  }
}

/** `{name: PASSWORD, value: x}` is an entry of its own, as in `env` and in parameters of charts. */
function collectFields(fields: Fields, path: Path, leaves: Leaf[], isEmbedded: boolean): void {
  const { name } = fields;
  for (const [key, value] of Object.entries(fields)) {
    collect(value, [...path, key], key === 'value' && typeof name === 'string' ? name : key, leaves, isEmbedded);
  }
}

/** Findings inside an embedded document stand at its text. */
function collectFixed(value: unknown, path: Path, leaves: Leaf[]): void {
  const inner: Leaf[] = [];
  collect(value, [], '', inner, true);
  leaves.push(...inner.map(({ key, value: text }) => ({ path, key, value: text })));
}

/** A values file as a text: several lines, of which one starts with a key. */
function tryEmbedded(text: string): unknown {
  if (!text.includes('\n') || text.length > 1_000_000 || !/^[ "']*[\w.-]+["']?:(\s|$)/m.test(text)) {
    return undefined;
  }
  const { documents, faults } = parseYaml(text, { lastKeyWins: true });
  const values = documents.map(({ value }) => value).filter(isFields);
  return faults.length > 0 || values.length === 0 ? undefined : values;
}
