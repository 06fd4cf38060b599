import { RE2JS } from 're2js';
import { checkCall } from '../calls/check-call';
import { fail } from '../diagnostics';
import { isVersionRange } from '../text';
import { ImagePolicyChoice, PolicyOrder, TagFilter } from './l1/index.generated';

/** Which tags of an image are looked at. */
export interface FluxTagFilter {
  /**
   * A regular expression (RE2: no look-around, no back-references) that a tag has to match.
   *
   * @default - every tag
   */
  readonly pattern?: string;

  /**
   * What of the tag is compared, with groups of the pattern: `$ts`.
   *
   * @default - the whole tag
   */
  readonly extract?: string;
}

/** Which tag of an image is the newest. */
export class FluxImageTags {
  /**
   * The highest version in a range, such as `>=1.0.0 <2.0.0` or `6.x`.
   *
   * Fails with IMG100 for something that is no range, or a pattern that RE2 does not take.
   */
  public static semver(range: string, filter: FluxTagFilter = {}): FluxImageTags {
    checkCall('FluxImageTags.semver', [range, filter]);
    if (!isVersionRange(range)) {
      fail('IMG100', 'FluxImageTags', `"${range}" is no version range`, 'write a range such as ">=1.0.0 <2.0.0"');
    }
    return make({ semver: { range } }, filter);
  }

  /** The last tag, or the first with `descending`, in the order of the alphabet. */
  public static alphabetical(filter: FluxTagFilter = {}, descending: boolean = false): FluxImageTags {
    checkCall('FluxImageTags.alphabetical', [filter, descending]);
    return make({ alphabetical: { order: descending ? PolicyOrder.DESC : PolicyOrder.ASC } }, filter);
  }

  /** The highest tag, or the lowest with `descending`, as a number. Every tag that is looked at has to be one. */
  public static numerical(filter: FluxTagFilter = {}, descending: boolean = false): FluxImageTags {
    checkCall('FluxImageTags.numerical', [filter, descending]);
    return make({ numerical: { order: descending ? PolicyOrder.DESC : PolicyOrder.ASC } }, filter);
  }

  /** @internal */
  public static _of(policy: ImagePolicyChoice, filter?: TagFilter): FluxImageTags {
    return Object.assign(new FluxImageTags(), { _policy: policy, _filter: filter });
  }

  /** @internal */
  public readonly _policy!: ImagePolicyChoice;
  /** @internal */
  public readonly _filter?: TagFilter;

  private constructor() {}
}

function make(policy: ImagePolicyChoice, { pattern, extract }: FluxTagFilter): FluxImageTags {
  if (pattern === undefined && extract === undefined) {
    return FluxImageTags._of(policy);
  }
  if (pattern !== undefined && !isRe2(pattern)) {
    fail('IMG100', 'FluxImageTags', `"${pattern}" is no regular expression that RE2 takes`, 'write it without look-around and back-references');
  }
  if (pattern === undefined) {
    fail('IMG100', 'FluxImageTags', `extract "${extract}" has no pattern to take groups from`, 'give a pattern with a named group: "^main-(?P<ts>[0-9]+)$"');
  }
  return FluxImageTags._of(policy, { pattern, ...extract === undefined ? {} : { extract } });
}

function isRe2(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}
