import { checkCall } from '../calls/check-call';
import { fail } from '../diagnostics';
import { ClusterIntent, compact } from '../model';
import { isDnsLabel } from '../text';
import { INamed, nameOf } from './named';

/** What is known of a cluster. */
export interface ClusterOptions {
  /**
   * Labels by which environments can select the cluster.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * URL of the cluster's API server. Used instead of the name where the engine can reach a cluster by it.
   *
   * @default - the cluster is reached by its name
   */
  readonly server?: string;

  /**
   * The Secret with a kubeconfig for the cluster, in the namespace of the delivery engine.
   *
   * @default - `<name>-kubeconfig`
   */
  readonly kubeConfigSecret?: string | INamed;

  /**
   * The Secret with the keys by which SOPS files for this cluster are decrypted, in the namespace of the delivery
   * engine that reads them: the cluster's own, or the one that reaches it. Used where the engine decrypts by itself.
   *
   * @default - that of the engine
   */
  readonly decryptionSecret?: string | INamed;
}

/** A cluster that releases go to. */
export class Cluster {
  /**
   * The cluster that the delivery engine itself runs in.
   *
   * @param name names the cluster's folder in the output; `in-cluster` unless given
   * @param options labels of the cluster
   */
  public static local(name: string = 'in-cluster', options: ClusterOptions = {}): Cluster {
    checkCall('Cluster.local', [name, options]);
    return new Cluster(name, true, options);
  }

  /**
   * Another cluster, by the name under which the delivery engine knows it.
   *
   * Fails with APP140 when the name is no DNS label: it names a folder and objects.
   */
  public static named(name: string, options: ClusterOptions = {}): Cluster {
    checkCall('Cluster.named', [name, options]);
    return new Cluster(name, false, options);
  }

  /** @internal */
  public readonly _intent: ClusterIntent;

  private constructor(name: string, local: boolean, options: ClusterOptions) {
    if (!isDnsLabel(name)) {
      fail('APP140', `Cluster "${name}"`, `"${name}" is not the name of a cluster`, 'use at most 63 lower-case letters, digits and "-"');
    }
    const { labels, server, kubeConfigSecret, decryptionSecret } = options;
    this._intent = {
      name,
      local,
      server,
      labels: compact(labels ?? {}),
      kubeConfigSecret: local ? undefined : nameOf(kubeConfigSecret ?? `${name}-kubeconfig`),
      ...decryptionSecret === undefined ? {} : { decryptionSecret: nameOf(decryptionSecret) },
    };
  }

  /** The cluster's name. */
  public get name(): string {
    return this._intent.name;
  }
}
