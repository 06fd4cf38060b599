/** Kinds of the core group: all that Kubernetes has there, and nobody else can add one. */
export const CORE_KINDS: ReadonlySet<string> = new Set([
  'Binding', 'ComponentStatus', 'ConfigMap', 'Endpoints', 'Event', 'LimitRange', 'List', 'Namespace', 'Node', 'PersistentVolume', 'PersistentVolumeClaim',
  'Pod', 'PodTemplate', 'ReplicationController', 'ResourceQuota', 'Secret', 'Service', 'ServiceAccount',
]);

const KINDS_OF_GROUP: Readonly<Record<string, readonly string[]>> = {
  'apps': ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet', 'ControllerRevision'],
  'batch': ['CronJob', 'Job'],
  'autoscaling': ['HorizontalPodAutoscaler'],
  'policy': ['PodDisruptionBudget'],
  'networking.k8s.io': ['Ingress', 'IngressClass', 'NetworkPolicy'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding', 'Role', 'RoleBinding'],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'admissionregistration.k8s.io': [
    'MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding',
  ],
  'storage.k8s.io': ['StorageClass', 'CSIDriver', 'VolumeAttachment'],
  'scheduling.k8s.io': ['PriorityClass'],
  'coordination.k8s.io': ['Lease'],
  'discovery.k8s.io': ['EndpointSlice'],
  'argoproj.io': ['Application', 'ApplicationSet', 'AppProject', 'Rollout', 'Workflow', 'CronWorkflow'],
  'cert-manager.io': ['Certificate', 'ClusterIssuer', 'Issuer'],
  'external-secrets.io': ['ExternalSecret', 'SecretStore', 'ClusterSecretStore'],
  'monitoring.coreos.com': ['ServiceMonitor', 'PodMonitor', 'PrometheusRule', 'Prometheus', 'Alertmanager'],
  'bitnami.com': ['SealedSecret'],
};

/** The group of kinds that are in many clusters, for a cure. */
export const GROUP_OF_KIND: ReadonlyMap<string, string> = new Map(
  Object.entries(KINDS_OF_GROUP).flatMap(([group, kinds]) => kinds.map((kind): [string, string] => [kind, group])),
);
