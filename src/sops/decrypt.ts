/** Decrypting a file: every value authenticated, the MAC verified, before anything is handed out. */
import { additionalData, bytesOf, tryOpenValue, tryValueOf } from './cipher';
import { findDataKey } from './data-key';
import { readSopsFile, SopsFile } from './file';
import { SopsFormat } from './format';
import { Identities } from './identities';
import { checkMac, MacHash } from './mac';
import type { SopsMetadata } from './metadata';
import { RuleMatcher } from './rule';
import { Stash } from './stash';
import { comment, leaf, SopsComment, SopsLeaf, SopsTree } from './tree';
import { EncryptedValue, looksEncrypted, readValue } from './value';
import { subjectAt } from './verify';
import { Replacement, Visit, walkTree } from './walk';
import { Diagnostic, fail, GitOpsError } from '../diagnostics';
import { formatPath } from '../text';

/** A decrypted file, and what is needed to encrypt it again with the same key. */
export interface DecryptedFile {
  readonly file: SopsFile;
  readonly metadata: SopsMetadata;
  readonly tree: SopsTree;
  readonly dataKey: Buffer;
  /** The ciphertext of every value, by what it says. */
  readonly stash: Stash;
}

/** Nothing was encrypted: worth a finding, but no reason not to read the file. */
const HARMLESS = new Set(['SEC112']);

/** Decrypts a file with private keys; anything wrong with it is an error, and nothing is returned. */
export function decryptSopsFile(bytes: Buffer, path: string, identities: Identities, format?: SopsFormat): DecryptedFile {
  return openSopsFile(readSopsFile(bytes, path, format), identities);
}

/** The same for a file that was read already. */
export function openSopsFile(file: SopsFile, identities: Identities): DecryptedFile {
  const problems = file.problems.filter(({ code }) => !HARMLESS.has(code));
  if (problems.length > 0 || file.metadata === undefined) {
    throw new GitOpsError(problems);
  }
  return openValues(file, file.metadata, findDataKey(file.metadata, identities, file.path));
}

function openValues(file: SopsFile, metadata: SopsMetadata, dataKey: Buffer): DecryptedFile {
  const opener = new Opener(file, metadata, dataKey);
  const tree = walkTree(file.values, (item, visit) => opener.open(item, visit));
  const mac = checkMac(opener.mac.finish(), dataKey, metadata);
  if (opener.failures.length > 0) {
    throw new GitOpsError(explain(opener, mac, file.path));
  }
  if (mac === 'unreadable') {
    fail('SEC205', file.path, 'the MAC cannot be decrypted: it is damaged, or "lastmodified" was changed', 'restore the metadata from the last good version of the file');
  }
  if (mac === 'mismatch') {
    fail('SEC206', file.path, 'the MAC does not match: a value was changed, added, removed or moved without sops',
      'restore the last good version of the file, and make the change with "sops edit"');
  }
  return { file, metadata, tree, dataKey, stash: opener.stash };
}

interface Failure {
  readonly value: EncryptedValue;
  readonly visit: Visit;
  readonly line: number | undefined;
  readonly isComment: boolean;
  /** The bytes were decrypted, but they are not of the type that the value names. */
  readonly wrongType?: boolean;
}

class Opener {
  public readonly mac: MacHash;
  public readonly stash = new Stash();
  public readonly failures: Failure[] = [];
  public opened = 0;
  private readonly matcher: RuleMatcher;
  private paths: readonly string[] | undefined;

  public constructor(private readonly file: SopsFile, metadata: SopsMetadata, public readonly dataKey: Buffer) {
    this.mac = new MacHash(metadata.macOnlyEncrypted);
    this.matcher = new RuleMatcher(metadata.rule);
  }

  public open(item: SopsLeaf | SopsComment, visit: Visit): Replacement {
    return item.kind === 'comment' ? this.comment(item, visit) : this.leaf(item, visit);
  }

  /** Every path of the file, as additional data: where a value could have come from. */
  public allPaths(): readonly string[] {
    if (this.paths === undefined) {
      const paths = new Set<string>([additionalData([])]);
      walkTree(this.file.values, (item, { path }) => {
        path.forEach((_, index) => paths.add(additionalData(path.slice(0, index + 1))));
        return item;
      });
      this.paths = [...paths];
    }
    return this.paths;
  }

  private leaf(item: SopsLeaf, visit: Visit): Replacement {
    const { value } = item;
    if (value === null) {
      return item;
    }
    if (typeof value !== 'string' || !looksEncrypted(value)) {
      const covered = this.matcher.covers({ path: visit.path, comments: visit.comments, isComment: false });
      this.mac.add(bytesOf(value), covered);
      return item;
    }
    // The file was verified before, so what looks encrypted is well-formed and covered by the rule.
    const encrypted = readValue(value) as EncryptedValue;
    const bytes = tryOpenValue(encrypted, this.dataKey, additionalData(visit.path));
    if (bytes === undefined) {
      return this.failed(item, encrypted, visit);
    }
    this.opened++;
    this.stash.put(encrypted.type, bytes, additionalData(visit.path), value);
    return encrypted.type === 'comment' ? comment(bytes.toString('utf8')) : this.typed(item, encrypted, bytes, visit);
  }

  private typed(item: SopsLeaf, encrypted: EncryptedValue, bytes: Buffer, visit: Visit): Replacement {
    const value = encrypted.type === 'comment' ? undefined : tryValueOf(encrypted.type, bytes);
    if (value === undefined) {
      this.failures.push({ value: encrypted, visit, line: item.line, isComment: false, wrongType: true });
      return item;
    }
    this.mac.add(bytes, true);
    return leaf(value, item.line);
  }

  private comment(item: SopsComment, visit: Visit): Replacement {
    if (!looksEncrypted(item.text)) {
      return item;
    }
    const encrypted = readValue(item.text) as EncryptedValue;
    const own = additionalData(visit.path);
    // An editor or a formatter may have moved a comment to another level of indentation.
    const aad = [own, ...this.allPaths()].find((path) => tryOpenValue(encrypted, this.dataKey, path) !== undefined);
    const bytes = aad === undefined ? undefined : tryOpenValue(encrypted, this.dataKey, aad);
    if (bytes === undefined) {
      return this.failed(item, encrypted, visit);
    }
    this.opened++;
    if (aad === own) {
      this.stash.put('comment', bytes, own, item.text);
    }
    return { ...item, text: bytes.toString('utf8') };
  }

  private failed<T extends SopsLeaf | SopsComment>(item: T, value: EncryptedValue, visit: Visit): T {
    this.failures.push({ value, visit, line: item.line, isComment: item.kind === 'comment' });
    return item;
  }
}

/** Wrong key, wrong place or damage: what can be told apart is told apart. */
function explain(opener: Opener, mac: 'fine' | 'unreadable' | 'mismatch', subject: string): Diagnostic[] {
  if (opener.opened === 0 && mac === 'unreadable') {
    const message = 'no value can be decrypted: the values were encrypted with another data key than the one in the metadata';
    return [{ code: 'SEC202', subject, message, fix: 'restore the metadata that belongs to the values from the last good version of the file' }];
  }
  return opener.failures.map((failure) => explainOne(failure, opener, subject));
}

/** So many places are tried for values that open nowhere near. */
const MAX_TRIES = 20_000;

function explainOne({ value, visit, line, isComment, wrongType }: Failure, opener: Opener, path: string): Diagnostic {
  const name = isComment ? `comment in "${formatPath(visit.place) || 'the top level'}"` : `value of "${formatPath(visit.place)}"`;
  const subject = subjectAt(path, line);
  if (wrongType === true) {
    return { code: 'SEC203', subject, message: `${name} is not of the type "${value.type}" that it names`, fix: 'restore the value from the last good version of the file' };
  }
  const tries = Math.floor(MAX_TRIES / opener.failures.length);
  const origin = opener.allPaths().slice(0, tries).find((aad) => tryOpenValue(value, opener.dataKey, aad) !== undefined);
  if (origin !== undefined) {
    return { code: 'SEC204', subject, message: `${name} belongs to "${origin.slice(0, -1)}"`, fix: 'move it back, and make the change with "sops edit": a value is bound to its keys' };
  }
  return {
    code: 'SEC203',
    subject,
    message: `${name} cannot be decrypted: it is damaged, or one of the keys that lead to it was renamed`,
    fix: 'restore the value and its keys from the last good version of the file',
  };
}
