import { checkCall } from '../calls/check-call';
import { Faults } from '../diagnostics';
import { GitIntent } from '../model';
import { hasCredentials, isVersionRange, withoutCredentials } from '../text';
import { INamed, nameOf } from './named';

/** Which revision of a Git repository is meant, and how it is reached. */
export interface GitSourceOptions {
  /**
   * The branch to follow.
   *
   * @default - the engine's default; name a branch, because the engines do not agree on one
   */
  readonly branch?: string;

  /**
   * One tag.
   *
   * @default - none
   */
  readonly tag?: string;

  /**
   * One commit, by its full SHA.
   *
   * @default - none
   */
  readonly commit?: string;

  /**
   * A range over the repository's tags, such as `>=1.0.0 <2.0.0`.
   *
   * @default - none
   */
  readonly semver?: string;

  /**
   * The Secret with the credentials, in the namespace of the delivery engine.
   *
   * @default - the repository is public, or the engine knows its credentials already
   */
  readonly secret?: string | INamed;

  /**
   * A directory with a copy of the repository, relative to the app's root directory. Read at synth by
   * what has to know the repository's content, for example environments that are one for each directory.
   *
   * @default - the content is unknown at synth
   */
  readonly directory?: string;
}

/**
 * A Git repository at a branch, tag, commit or range of tags: where charts, values files or the
 * synthesized output itself are.
 */
export class GitSource {
  /**
   * A repository by its URL: `https://`, `ssh://` or the short `git@host:path` form.
   *
   * Fails with APP132 when the URL has a password in it, APP130 when it is of another form, APP131 when more than one of branch, tag,
   * commit and semver is given, APP133 for a commit that is not a full SHA, APP121 for a semver that is no range.
   */
  public static fromUrl(url: string, options: GitSourceOptions = {}): GitSource {
    checkCall('GitSource.fromUrl', [url, options]);
    const faults = new Faults(`GitSource "${withoutCredentials(url)}"`);
    if (hasCredentials(url)) {
      faults.add('APP132', `"${withoutCredentials(url)}" has a user or password in it, and the URL is written to the output`, 'give the credentials in a Secret, with the option secret');
      faults.throwIfAny();
    }
    if (!/^(https?:\/\/|ssh:\/\/|[\w.-]+@[\w.-]+:)\S+$/.test(url)) {
      faults.add('APP130', `"${url}" is not the URL of a Git repository`, 'write https://host/path, ssh://git@host/path or git@host:path');
    }
    const chosen = (['branch', 'tag', 'commit', 'semver'] as const).filter((key) => options[key] !== undefined);
    if (chosen.length > 1) {
      faults.add('APP131', `${chosen.join(' and ')} are set, and one revision is meant`, 'keep one of branch, tag, commit and semver');
    }
    if (options.commit !== undefined && !/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(options.commit)) {
      faults.add('APP133', `commit "${options.commit}" is no full SHA`, 'write all 40 characters: "git rev-parse HEAD" prints them');
    }
    if (options.semver !== undefined && !isVersionRange(options.semver)) {
      faults.add('APP121', `semver "${options.semver}" is no version range`, 'write a range such as ">=1.0.0 <2.0.0"');
    }
    faults.throwIfAny();
    const { secret, ...rest } = options;
    return new GitSource({ url, ...rest, secretName: secret === undefined ? undefined : nameOf(secret) });
  }

  private constructor(
    /** @internal */
    public readonly _intent: GitIntent,
  ) {}

  /** The URL, as it was given. */
  public get url(): string {
    return this._intent.url;
  }
}
