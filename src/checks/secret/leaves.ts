/** Every text of a manifest that is written in the clear, also inside texts that are YAML themselves. */
import { Fields, InventoryObject } from '../../inventory';
import { parseYaml, Path } from '../../text';
import { isFields } from '../engine';

/**
 * `key` is the nearest key; of an item of a list that has a `name`, that name. `path` leads from the root of the
 * manifest, what is inside an embedded document has the path of its text; it is another one after the call.
 */
export type LeafVisitor = (key: string, value: string, path: Path) => void;

const MOST_LEAVES = 100_000;

/** `existingSecret`, `auth.existingSecretName`, `secretName` and their kin. */
const NAMES_A_SECRET = /^existing\w*secret|^secret_?(?:name|ref)$/i;

/** Kinds that hold ciphertext, references or schemas, and no secrets. */
const HARMLESS_KINDS: readonly string[] = [
  'bitnami.com/SealedSecret', 'apiextensions.k8s.io/CustomResourceDefinition', 'external-secrets.io/ExternalSecret', 'external-secrets.io/ClusterExternalSecret',
];

/** Shows every text of an object, none of one that is encrypted. */
export function visitLeaves({ manifest, kindName, facts }: InventoryObject, visit: LeafVisitor): void {
  if (!isFields(manifest.sops) && !facts.isEncrypted && !HARMLESS_KINDS.includes(kindName)) {
    new LeafWalk(visit).value(manifest, '');
  }
}

/** Most texts are harmless, so only for the others somebody keeps a copy of the path. */
class LeafWalk {
  private readonly path: (string | number)[] = [];
  private seen = 0;
  private isEmbedded = false;

  public constructor(private readonly visit: LeafVisitor) {}

  public value(value: unknown, key: string): void {
    if (this.seen >= MOST_LEAVES) {
      return;
    }
    if (typeof value === 'string') {
      this.text(value, key);
    } else if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        this.inner(value[index], index, key);
      }
    } else if (isFields(value)) {
      this.fields(value);
    }
  }

  /** `{name: PASSWORD, value: x}` is an entry of its own, as in `env` and in parameters of charts. */
  private fields(fields: Fields): void {
    const { name } = fields;
    const keys = Object.keys(fields);
    const isReference = keys.some((key) => NAMES_A_SECRET.test(key) && typeof fields[key] === 'string' && fields[key] !== '');
    for (const key of keys) {
      // Beside the name of a Secret, `secretKey` is the name of a key in it.
      const sense = isReference && /key$/i.test(key) ? '' : key;
      this.inner(fields[key], key, key === 'value' && typeof name === 'string' ? name : sense);
    }
  }

  /** Findings inside an embedded document stand at its text. */
  private inner(value: unknown, step: string | number, key: string): void {
    if (this.isEmbedded) {
      this.value(value, key);
      return;
    }
    this.path.push(step);
    this.value(value, key);
    this.path.pop();
  }

  private text(value: string, key: string): void {
    const inner = this.isEmbedded ? undefined : tryEmbedded(value);
    if (inner !== undefined) {
      this.isEmbedded = true;
      this.value(inner, '');
      this.isEmbedded = false;
    } else if (value !== '') {
      this.seen++;
      this.visit(key, value, this.path);
    }
  }
}

/** Reading YAML costs: only of a text that may hold a secret, and is no program, dashboard or certificate. */
const MOST_CHARACTERS = 100_000;
const TELLING_KEY = /^[ "'-]*[\w.-]*(?:pass|pwd|secret|token|key|cred|auth|salt|seed|cookie|name)[\w.-]*["']?:(?:\s|$)/im;

/** `!secret wifi` of ESPHome, `!Env` and `!Find` of authentik: the program looks the value up. */
const TAGGED = /((?:[:-]|&\S+)[ \t]+)![A-Za-z][^\n]*/g;

/** A values file as a text: several lines, of which one starts with a key. */
function tryEmbedded(text: string): unknown {
  if (!text.includes('\n') || text.length > MOST_CHARACTERS || !TELLING_KEY.test(text)) {
    return undefined;
  }
  const { documents, faults } = parseYaml(text.replace(TAGGED, '$1"${}"'), { lastKeyWins: true });
  const values = documents.map(({ value }) => value).filter(isFields);
  return faults.length > 0 || values.length === 0 ? undefined : values;
}
