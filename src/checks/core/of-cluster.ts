import { Fields } from '../../inventory';

/** Groups whose objects live in a cluster. Other documents with an apiVersion may be the configuration of a tool. */
const CLUSTER_GROUPS: readonly RegExp[] = [
  /^v1$/, /^(apps|batch|autoscaling|policy)\//, /^(networking|rbac\.authorization|storage|apiextensions|scheduling|coordination|gateway\.networking)\.k8s\.io\//,
  /^argoproj\.io\//, /\.toolkit\.fluxcd\.io\//, /^source\.extensions\.fluxcd\.io\//,
];

const known = new Map<string, boolean>();
const MOST_KNOWN = 1000;

export function isOfCluster({ apiVersion }: Fields): boolean {
  return typeof apiVersion === 'string' && (known.get(apiVersion) ?? lookUp(apiVersion));
}

function lookUp(apiVersion: string): boolean {
  const isOne = CLUSTER_GROUPS.some((group) => group.test(apiVersion));
  if (known.size < MOST_KNOWN) {
    known.set(apiVersion, isOne);
  }
  return isOne;
}
