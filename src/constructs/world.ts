import { dirname, resolve } from 'node:path';
import { checkCall } from '../calls/check-call';
import { fail } from '../diagnostics';
import { ClusterIntent } from '../model';
import { tryReadText } from '../text';
import { Cluster } from './cluster';

/** Where the content of a Git repository is on this machine. */
export interface WorldRepositoryProps {
  /** The repository, as generators name it. */
  readonly url: string;

  /** A directory with a copy or a clone of it, relative to the working directory. */
  readonly directory: string;

  /**
   * A branch, tag or commit of the clone, which is read without checking it out.
   *
   * @default - the files as they are in the directory
   */
  readonly revision?: string;
}

/** Properties of World. */
export interface WorldProps {
  /**
   * All clusters that the delivery engine knows.
   *
   * @default - those that the app declares; unknown where it declares none
   */
  readonly clusters?: Cluster[];

  /**
   * Repositories whose content is known.
   *
   * @default - those of GitSources with a directory
   */
  readonly repositories?: WorldRepositoryProps[];

  /**
   * A YAML file with what only a cluster or the network knows: clusters, their Secrets, repositories, pull requests.
   *
   * @default - none
   */
  readonly file?: string;
}

/**
 * What a cluster and the network know, as plain data, so that a preview needs neither. What is not given is
 * unknown until run time.
 */
export class World {
  /** @internal */
  public readonly _clusters?: readonly ClusterIntent[];
  /** @internal */
  public readonly _repositories: readonly WorldRepositoryProps[];
  /** @internal */
  public readonly _file?: { readonly path: string; readonly directory: string; readonly text: string };

  /** Fails with APP195 when the file does not exist. */
  public constructor(props: WorldProps = {}) {
    checkCall('World', [props]);
    this._clusters = props.clusters?.map((cluster) => cluster._intent);
    this._repositories = (props.repositories ?? []).map((repository) => ({ ...repository, directory: resolve(repository.directory) }));
    if (props.file !== undefined) {
      const text = tryReadText(props.file) ?? fail('APP195', `World "${props.file}"`, `file "${props.file}" does not exist`, 'give the path from the working directory');
      this._file = { path: props.file, directory: dirname(resolve(props.file)), text };
    }
  }
}
