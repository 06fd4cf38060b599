/** Kinds of Kubernetes by what they are in: the lists of a project are read for the one sort only. */
export const CLUSTER_KINDS: Readonly<Record<string, readonly string[]>> = {
  '': ['Namespace', 'Node', 'PersistentVolume'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'admissionregistration.k8s.io': ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
  'scheduling.k8s.io': ['PriorityClass'],
  'storage.k8s.io': ['StorageClass', 'CSIDriver', 'VolumeAttachment'],
  'networking.k8s.io': ['IngressClass'],
  'node.k8s.io': ['RuntimeClass'],
};

export const NAMESPACED_KINDS: Readonly<Record<string, readonly string[]>> = {
  '': ['ConfigMap', 'Endpoints', 'LimitRange', 'PersistentVolumeClaim', 'Pod', 'ReplicationController', 'ResourceQuota', 'Secret', 'Service', 'ServiceAccount'],
  'apps': ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'batch': ['CronJob', 'Job'],
  'autoscaling': ['HorizontalPodAutoscaler'],
  'networking.k8s.io': ['Ingress', 'NetworkPolicy'],
  'policy': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io': ['Role', 'RoleBinding'],
};

interface ResourceList {
  readonly field: string;
  readonly strangers: Readonly<Record<string, readonly string[]>>;
  readonly other: string;
}

/** Lists of a project, with the kinds that a list never sees. */
export const RESOURCE_LISTS: readonly ResourceList[] = [
  { field: 'clusterResourceWhitelist', strangers: NAMESPACED_KINDS, other: 'namespaceResourceWhitelist' },
  { field: 'clusterResourceBlacklist', strangers: NAMESPACED_KINDS, other: 'namespaceResourceBlacklist' },
  { field: 'namespaceResourceWhitelist', strangers: CLUSTER_KINDS, other: 'clusterResourceWhitelist' },
  { field: 'namespaceResourceBlacklist', strangers: CLUSTER_KINDS, other: 'clusterResourceBlacklist' },
];

/** Every kind above by its name in lower case, or in the plural, as people write it. */
export const SPELLINGS: ReadonlyMap<string, string> = new Map([CLUSTER_KINDS, NAMESPACED_KINDS].flatMap((table) => Object.values(table).flat())
  .flatMap((kind) => [kind.toLowerCase(), `${kind.toLowerCase()}s`, kind.toLowerCase().replace(/y$/, 'ies'), `${kind}s`].map((spelling) => [spelling, kind] as const)));
