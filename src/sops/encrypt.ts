/** Encrypting a file, and changing an encrypted one: its values, its recipients, its data key. */
import { randomBytes } from 'node:crypto';
import { readPlainBinary, writePlainBinary } from './binary-store';
import { additionalData, bytesOf, DATA_KEY_LENGTH, sealValue, typeOf } from './cipher';
import { RecipientName, sealDataKey } from './data-key';
import { DecryptedFile, decryptSopsFile } from './decrypt';
import { writeDotenv } from './dotenv-store';
import { isSameTree, readTree } from './file';
import { SopsFormat, sopsFormatOfPath } from './format';
import { Identities } from './identities';
import { writeIni } from './ini-store';
import { writeJson } from './json-store';
import { MacHash, sealMac } from './mac';
import { joinMetadata, renderMetadata, SopsMetadata, splitMetadata } from './metadata';
import { DEFAULT_RULE, RuleMatcher, SopsRule, tryRegex } from './rule';
import { Stash } from './stash';
import { leaf, SopsComment, SopsLeaf, SopsTree, StoreFault } from './tree';
import { ValueType } from './value';
import { subjectAt } from './verify';
import { Replacement, Visit, walkTree } from './walk';
import { writeYaml } from './yaml-store';
import { fail } from '../diagnostics';
import { formatPath } from '../text';

/** Whom a file is encrypted for, and what of it. */
export interface EncryptionPlan {
  /** Several groups share the data key (Shamir). */
  readonly groups: readonly (readonly RecipientName[])[];
  readonly rule: SopsRule;
  readonly macOnlyEncrypted: boolean;
  /** How many groups are needed; 0 means all of them. */
  readonly shamirThreshold: number;
}

/** The version of sops whose files these are: it reads them, and writes them alike. */
export const SOPS_VERSION = '3.13.3';

const WRITERS: Readonly<Record<SopsFormat, (tree: SopsTree, keepLevels?: boolean) => Buffer>> = {
  yaml: writeYaml,
  json: writeJson,
  dotenv: writeDotenv,
  ini: writeIni,
  binary: writePlainBinary,
};

/** A decrypted tree as a file of a format, which need not be the one that it was read from. */
export function writePlain(tree: SopsTree, format: SopsFormat, path: string): Buffer {
  return withFaults(path, () => WRITERS[format](tree));
}

/** A plain file in another format. */
export function convertPlain(plain: Buffer, path: string, from: SopsFormat, to: SopsFormat): Buffer {
  return from === to ? plain : writePlain(withFaults(path, () => readTree(plain, from)), to, path);
}

/** Encrypts a plain file with a new data key. */
export function encryptSopsFile(plain: Buffer, path: string, plan: EncryptionPlan, now: Date, format = sopsFormatOfPath(path)): Buffer {
  const tree = readPlain(plain, path, format);
  const dataKey = randomBytes(DATA_KEY_LENGTH);
  const groups = sealDataKey(dataKey, plan.groups, plan.shamirThreshold, path);
  const shamirThreshold = groups.length > 1 ? plan.shamirThreshold || groups.length : 0;
  const { rule, macOnlyEncrypted } = format === 'binary' ? { rule: DEFAULT_RULE, macOnlyEncrypted: false } : plan;
  const metadata = { version: SOPS_VERSION, lastModified: '', mac: '', macOnlyEncrypted, rule, groups, shamirThreshold };
  return seal(tree, metadata, dataKey, new Stash(), now, path, format).bytes;
}

/**
 * Encrypts a plain file in place of an encrypted one: same recipients, same data key, and the same
 * ciphertext for every value that did not change. Where nothing changed the old bytes come back.
 */
export function editSopsFile(old: Buffer, plain: Buffer, path: string, identities: Identities, now: Date, format = sopsFormatOfPath(path)): Buffer {
  const { file, metadata, dataKey, stash } = decryptSopsFile(old, path, identities, format);
  const { bytes, values } = seal(readPlain(plain, path, format), metadata, dataKey, stash, now, path, format);
  return isSameTree(values, file.values) ? old : bytes;
}

/** Gives the data key to other recipients; values and MAC stay as they are ("sops updatekeys"). */
export function updateRecipients(old: Buffer, path: string, identities: Identities, plan: Pick<EncryptionPlan, 'groups' | 'shamirThreshold'>, format = sopsFormatOfPath(path)): Buffer {
  const { file, metadata, dataKey } = decryptSopsFile(old, path, identities, format);
  const wanted = plan.groups.length > 1 ? plan.shamirThreshold || plan.groups.length : 0;
  if (hasRecipients(metadata, plan.groups) && metadata.shamirThreshold === wanted) {
    return old;
  }
  // A share of a split key belongs to its group, so entries are kept only where there is one group.
  const known = metadata.groups.length === 1 && plan.groups.length === 1 ? metadata.groups[0] : [];
  const groups = sealDataKey(dataKey, plan.groups, wanted, path, known);
  return writeEncrypted(file.values, { ...metadata, groups, shamirThreshold: wanted }, path, format);
}

/** Encrypts every value again with a new data key, which former recipients have never seen ("sops rotate"). */
export function rotateDataKey(old: Buffer, path: string, identities: Identities, now: Date, plan?: Pick<EncryptionPlan, 'groups' | 'shamirThreshold'>, format = sopsFormatOfPath(path)): Buffer {
  const { tree, metadata } = decryptSopsFile(old, path, identities, format);
  const dataKey = randomBytes(DATA_KEY_LENGTH);
  const { groups: names, shamirThreshold } = plan ?? metadata;
  const threshold = names.length > 1 ? shamirThreshold || names.length : 0;
  const groups = sealDataKey(dataKey, names, threshold, path);
  return seal(tree, { ...metadata, groups, shamirThreshold: threshold }, dataKey, new Stash(), now, path, format).bytes;
}

/** Whether the data key is for exactly these recipients, group by group. */
export function hasRecipients({ groups }: Pick<SopsMetadata, 'groups'>, names: EncryptionPlan['groups']): boolean {
  const text = (list: EncryptionPlan['groups']): string => JSON.stringify(list.map((group) => group.map(({ type, id }) => `${type} ${id}`).sort()));
  return text(groups) === text(names);
}

export type { DecryptedFile };

function readPlain(plain: Buffer, path: string, format: SopsFormat): SopsTree {
  return withFaults(path, () => {
    const tree = format === 'binary' ? readPlainBinary(plain) : readTree(plain, format);
    if (format !== 'binary' && splitMetadata(tree, format).blocks.some((block) => block !== undefined)) {
      fail('SEC210', path, 'the file is encrypted already, or has a key "sops" of its own', 'change it with "sops edit", or rename the key');
    }
    return tree;
  });
}

interface Sealed {
  readonly bytes: Buffer;
  readonly values: SopsTree;
}

function seal(tree: SopsTree, metadata: SopsMetadata, dataKey: Buffer, stash: Stash, now: Date, path: string, format: SopsFormat): Sealed {
  const sealer = new Sealer(metadata, dataKey, stash, path);
  const values = walkTree(tree, (item, visit) => sealer.seal(item, visit));
  const dated = { ...metadata, version: SOPS_VERSION, lastModified: `${now.toISOString().slice(0, 19)}Z` };
  const mac = sealMac(sealer.mac.finish(), dataKey, dated);
  return { values, bytes: writeEncrypted(values, { ...dated, mac }, path, format) };
}

function writeEncrypted(values: SopsTree, metadata: SopsMetadata, path: string, format: SopsFormat): Buffer {
  const writer = format === 'binary' ? writeJson : WRITERS[format];
  const keepLevels = metadata.rule.kind.endsWith('_comment_regex');
  return withFaults(path, () => writer(joinMetadata(values, renderMetadata(metadata, format), format), keepLevels));
}

class Sealer {
  public readonly mac: MacHash;
  private readonly matcher: RuleMatcher;

  public constructor(
    private readonly metadata: SopsMetadata,
    private readonly dataKey: Buffer,
    private readonly stash: Stash,
    private readonly path: string,
  ) {
    this.mac = new MacHash(metadata.macOnlyEncrypted);
    this.matcher = new RuleMatcher(metadata.rule);
  }

  public seal(item: SopsLeaf | SopsComment, visit: Visit): Replacement {
    const covered = this.matcher.covers({ path: visit.path, comments: visit.comments, isComment: item.kind === 'comment' });
    return item.kind === 'comment' ? this.comment(item, visit, covered) : this.leaf(item, visit, covered);
  }

  private leaf(item: SopsLeaf, visit: Visit, covered: boolean): Replacement {
    const { value } = item;
    if (value === null) {
      return item;
    }
    const bytes = bytesOf(value);
    this.mac.add(bytes, covered);
    return covered && bytes.length > 0 ? leaf(this.text(typeOf(value), bytes, visit)) : item;
  }

  /** In a list an encrypted comment is an item of its own, in a map it stays a comment. */
  private comment(item: SopsComment, visit: Visit, covered: boolean): Replacement {
    if (!covered) {
      return item;
    }
    if (item.text === '') {
      // sops reads an empty comment of a list back as an empty string, an item more than there were.
      return visit.inside === 'list' ? undefined : item;
    }
    const { kind, pattern } = this.metadata.rule;
    if (visit.inside === 'list' && kind === 'encrypted_comment_regex') {
      // getsops/sops issue 2281: the item behind it loses its comment, and so its encryption, for sops.
      fail('SEC114', subjectAt(this.path, item.line), `comment in the list "${formatPath(visit.place.slice(0, -1))}" would be encrypted by ${kind}`,
        'move the comment out of the list: sops could not decrypt the file');
    }
    const text = this.text('comment', Buffer.from(item.text), visit);
    if (kind === 'unencrypted_comment_regex' && tryRegex(pattern)?.(text) === true) {
      fail('SEC106', subjectAt(this.path, item.line), `${kind} "${pattern}" matches an encrypted comment`, 'write an expression that no ciphertext can match');
    }
    return visit.inside === 'list' ? leaf(text) : { ...item, text };
  }

  private text(type: ValueType, bytes: Buffer, visit: Visit): string {
    const aad = additionalData(visit.path);
    return this.stash.take(type, bytes, aad) ?? sealValue(type, bytes, this.dataKey, aad);
  }
}

/** What a format cannot read or hold becomes a finding. */
function withFaults<T>(path: string, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof StoreFault)) {
      throw error;
    }
    fail(error.code, subjectAt(path, error.line), error.message, 'change the file, or choose another format for it');
  }
}
