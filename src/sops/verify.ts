/** What can be said about an encrypted file without any key: is it whole, and is nothing left in the clear? */
import { Diagnostic } from '../diagnostics';
import { formatPath, Path } from '../text';
import type { SopsMetadata } from './metadata';
import { RuleMatcher, tryRegex } from './rule';
import { SopsComment, SopsLeaf, SopsTree } from './tree';
import { EncryptedValue, looksEncrypted, readValue } from './value';
import { Visit, walkTree } from './walk';

export interface Audit {
  readonly problems: readonly Diagnostic[];
  /** What is no reason to refuse the file, but a person may want to know. */
  readonly notes: readonly Diagnostic[];
  /** Places of values that the file's own rule leaves in the clear. */
  readonly clear: readonly Path[];
  readonly encryptedCount: number;
}

/** Holds the values of a file against its own rule. */
export function auditValues(values: SopsTree, metadata: SopsMetadata, subject: string): Audit {
  const auditor = new Auditor(metadata, subject);
  walkTree(values, (item, visit) => {
    auditor.visit(item, visit);
    return item;
  });
  return auditor.finish();
}

interface Seen {
  readonly value: EncryptedValue;
  readonly path: string;
  readonly place: string;
}

class Auditor {
  private readonly problems: Diagnostic[] = [];
  private readonly notes: Diagnostic[] = [];
  private readonly clear: Path[] = [];
  private readonly seen = new Map<string, Seen>();
  private readonly matcher: RuleMatcher;
  private encryptedCount = 0;
  private clearCount = 0;

  public constructor(private readonly metadata: SopsMetadata, private readonly subject: string) {
    this.matcher = new RuleMatcher(metadata.rule);
  }

  public visit(item: SopsLeaf | SopsComment, visit: Visit): void {
    const covered = this.matcher.covers({ path: visit.path, comments: visit.comments, isComment: item.kind === 'comment' });
    if (item.kind === 'comment') {
      this.comment(item, visit, covered);
    } else {
      this.leaf(item, visit, covered);
    }
  }

  public finish(): Audit {
    const { rule } = this.metadata;
    const shown = `${rule.kind} "${rule.pattern}"`;
    if (rule.kind.endsWith('_regex') && tryRegex(rule.pattern) === undefined) {
      this.problem('SEC106', undefined, `${rule.kind} "${rule.pattern}" is not a regular expression of Go`, 'correct the expression and encrypt the file again');
    } else if (this.encryptedCount === 0 && this.clearCount > 0) {
      this.problem('SEC112', undefined, `no value is encrypted: ${shown} leaves all ${this.clearCount} in the clear`, 'correct the rule and encrypt the file again');
    }
    return { problems: this.problems, notes: this.notes, clear: this.clear, encryptedCount: this.encryptedCount };
  }

  private leaf(item: SopsLeaf, visit: Visit, covered: boolean): void {
    const { value, line } = item;
    // SOPS encrypts neither null nor an empty string.
    if (value === null || value === '') {
      return;
    }
    const encrypted = typeof value === 'string' && looksEncrypted(value);
    if (encrypted) {
      this.encrypted(value, visit, line, covered);
    } else if (covered) {
      this.problem('SEC107', line, `value of "${nameOf(visit)}" stands in the clear`, 'encrypt it with "sops edit" or "sops set", and replace the secret: it was readable');
    } else {
      this.clearCount++;
      this.clear.push(visit.place);
    }
  }

  private encrypted(text: string, visit: Visit, line: number | undefined, covered: boolean): void {
    const { kind, pattern } = this.metadata.rule;
    this.encryptedCount++;
    if (!covered) {
      this.problem('SEC108', line, `value of "${nameOf(visit)}" is encrypted, although ${kind} "${pattern}" wants it in the clear`,
        'decrypt the file with the rule that it was encrypted with, and encrypt it again');
    }
    const value = readValue(text);
    if (typeof value === 'string') {
      this.problem('SEC109', line, `value of "${nameOf(visit)}" ${value}`, 'restore the value from the last good version of the file');
      return;
    }
    if (value.type === 'comment' && visit.inside === 'map') {
      this.problem('SEC109', line, `value of "${nameOf(visit)}" has the type of a comment`, 'restore the value from the last good version of the file');
    } else if (value.type === 'comment') {
      this.note('SEC114', line, `encrypted comment in the list "${formatPath(visit.place.slice(0, -1))}"`, 'move the comment out of the list, or use SOPS 3.13.3 or newer everywhere');
    }
    this.once(value, visit, line);
  }

  private comment(item: SopsComment, visit: Visit, covered: boolean): void {
    const inside = visit.place.length === 0 ? 'at the top' : `in "${formatPath(visit.place)}"`;
    if (!looksEncrypted(item.text)) {
      if (covered && item.text.trim() !== '') {
        this.note('SEC113', item.line, `comment ${inside} stands in the clear`, 'add it with "sops edit", or remove it');
      }
      return;
    }
    const value = readValue(item.text);
    if (typeof value === 'string' || value.type !== 'comment') {
      const what = typeof value === 'string' ? value : 'has the type of a value';
      this.problem('SEC109', item.line, `comment ${inside} ${what}`, 'restore the comment from the last good version of the file');
    } else {
      this.once(value, visit, item.line);
    }
  }

  /**
   * SOPS uses the initialisation vector again for an equal value under an equal path, as in a list with
   * the same item twice (`stash` in aes/cipher.go); every other repetition was copied by hand.
   */
  private once(value: EncryptedValue, visit: Visit, line: number | undefined): void {
    const iv = value.iv.toString('base64');
    const here = { value, path: JSON.stringify(visit.path), place: nameOf(visit) };
    const before = this.seen.get(iv);
    this.seen.set(iv, before ?? here);
    if (before !== undefined && (before.path !== here.path || !before.value.tag.equals(value.tag))) {
      const what = before.value.tag.equals(value.tag) ? 'is a copy of the one of' : 'uses the initialisation vector of';
      this.problem('SEC110', line, `value of "${here.place}" ${what} "${before.place}"`, 'set one of the two again with "sops edit"');
    }
  }

  private problem(code: string, line: number | undefined, message: string, fix: string): void {
    this.problems.push({ code, subject: subjectAt(this.subject, line), message, fix });
  }

  private note(code: string, line: number | undefined, message: string, fix: string): void {
    this.notes.push({ code, subject: subjectAt(this.subject, line), message, fix });
  }
}

function nameOf(visit: Visit): string {
  return formatPath(visit.place);
}

/** `file:line`, or the file alone where no line is known. */
export function subjectAt(path: string, line: number | undefined): string {
  return line === undefined ? path : `${path}:${line}`;
}
