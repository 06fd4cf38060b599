import { Faults } from '../diagnostics';
import { GitIntent } from '../model';
import { isVersionRange } from '../text';
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
   * Fails with APP130 when the URL is of another form, and with APP131 when more than one of branch,
   * tag, commit and semver is given.
   */
  public static fromUrl(url: string, options: GitSourceOptions = {}): GitSource {
    const faults = new Faults(`GitSource "${url}"`);
    if (!/^(https?:\/\/|ssh:\/\/|[\w.-]+@[\w.-]+:)\S+$/.test(url)) {
      faults.add('APP130', `"${url}" is not the URL of a Git repository`, 'write https://host/path, ssh://git@host/path or git@host:path');
    }
    const chosen = (['branch', 'tag', 'commit', 'semver'] as const).filter((key) => options[key] !== undefined);
    if (chosen.length > 1) {
      faults.add('APP131', `${chosen.join(' and ')} are set, and one revision is meant`, 'keep one of branch, tag, commit and semver');
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
