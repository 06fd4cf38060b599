/** Which values a file wants encrypted: at most one of six rules (`shouldBeEncrypted` in sops.go). */
import { RE2JS } from 're2js';

export const RULE_KINDS = [
  'unencrypted_suffix',
  'encrypted_suffix',
  'unencrypted_regex',
  'encrypted_regex',
  'unencrypted_comment_regex',
  'encrypted_comment_regex',
] as const;
export type SopsRuleKind = (typeof RULE_KINDS)[number];

export interface SopsRule {
  readonly kind: SopsRuleKind;
  readonly pattern: string;
}

/** What holds for a file that names no rule. */
export const DEFAULT_RULE: SopsRule = { kind: 'unencrypted_suffix', pattern: '_unencrypted' };

/** The comments that stand directly before an item, one list for each level around it. */
export type CommentStack = readonly (readonly string[])[];

export interface RulePlace {
  /** The mapping keys on the way to the value; list indexes do not count. */
  readonly path: readonly string[];
  readonly comments: CommentStack;
  readonly isComment: boolean;
}

/** A Go regular expression as a test, or undefined where it does not compile. */
export function tryRegex(pattern: string): ((text: string) => boolean) | undefined {
  try {
    const regex = RE2JS.compile(pattern);
    return (text) => regex.test(text);
  } catch {
    return undefined;
  }
}

/** Decides for each place of a file whether it is to be encrypted. */
export class RuleMatcher {
  private readonly known = new Map<string, boolean>();
  private readonly test: (text: string) => boolean;

  public constructor(private readonly rule: SopsRule) {
    // SOPS ignores the error of a wrong expression, which then never matches.
    const regex = rule.kind.endsWith('_regex') ? tryRegex(rule.pattern) ?? (() => false) : undefined;
    this.test = regex ?? ((text) => text.endsWith(rule.pattern));
  }

  public covers(place: RulePlace): boolean {
    switch (this.rule.kind) {
      case 'unencrypted_suffix':
      case 'unencrypted_regex':
        return !place.path.some((part) => this.matches(part));
      case 'encrypted_suffix':
      case 'encrypted_regex':
        return place.path.some((part) => this.matches(part));
      case 'unencrypted_comment_regex':
        return !place.comments.flat().some((text) => this.matches(text));
      case 'encrypted_comment_regex':
        return withoutItself(place).some((text) => this.matches(text));
    }
  }

  private matches(text: string): boolean {
    const known = this.known.get(text);
    if (known !== undefined) {
      return known;
    }
    const result = this.test(text);
    this.known.set(text, result);
    return result;
  }
}

/** The comment that switches encryption on stays readable itself. */
function withoutItself({ comments, isComment }: RulePlace): string[] {
  const all = comments.flat();
  return isComment && (comments.at(-1)?.length ?? 0) > 0 ? all.slice(0, -1) : all;
}
