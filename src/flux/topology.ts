import { Construct } from 'constructs';
import { localCluster } from '../constructs';
import { ClusterIntent, ReleaseIntent, ReleaseRef } from '../model';

/** Where Flux runs. */
export enum FluxTopology {
  /** One Flux, which reaches the other clusters through kubeconfigs. */
  HUB = 'hub',
  /** Each cluster runs a Flux of its own, which reads its own folder. */
  PER_CLUSTER = 'per-cluster',
}

/** Where the objects of one release go, and how they reach its cluster. */
export interface Placement {
  /** The folder of the output, below `apps/`. */
  readonly folder: string;
  /** The cluster whose Flux reads the objects. */
  readonly engineCluster: string;
  /** Namespace of the HelmRelease. */
  readonly namespace: string;
  /** Whether the release crosses to another cluster. */
  readonly remote: boolean;
}

/**
 * A release for a cluster with a Flux in it lives in its own namespace there. One for another cluster
 * lives beside the hub's Flux, where the kubeconfig is: a kubeConfig reference cannot cross namespaces.
 */
export function placementOf(scope: Construct, release: Pick<ReleaseIntent | ReleaseRef, 'cluster' | 'namespace'>, topology: FluxTopology, fluxNamespace: string): Placement {
  const local = localCluster(scope);
  const name = folderOf(release.cluster, local);
  const remote = topology === FluxTopology.HUB && !release.cluster.local && name !== local;
  return {
    folder: name,
    engineCluster: topology === FluxTopology.HUB ? local : name,
    namespace: remote ? fluxNamespace : release.namespace,
    remote,
  };
}

/** The folder of a cluster, below `apps/`. */
export function folderOf(cluster: ClusterIntent, local: string): string {
  return cluster.local ? local : cluster.name;
}
