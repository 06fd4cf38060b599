import { isDnsLabel, isDnsSubdomain } from '../../text';
import { ObjectCheck, textOf } from '../engine';

/** Kinds of Kubernetes itself that are named like custom resources; roles, for one, are not. */
const KINDS: readonly string[] = [
  'ConfigMap', 'Secret', 'ServiceAccount', 'Namespace', 'Service', 'Pod', 'PersistentVolumeClaim', 'apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet',
  'batch/Job', 'batch/CronJob', 'networking.k8s.io/Ingress',
];

/** A name that becomes a part of a DNS name (`pkg/apis/core/validation/validation.go` of Kubernetes). */
const LABELS: readonly string[] = ['Namespace', 'Service'];

function fixOf(kind: string): string {
  return LABELS.includes(kind) ? 'use at most 63 lower-case letters, digits and "-"' : 'use at most 253 lower-case letters, digits, "-" and "."';
}

export const invalidName: ObjectCheck = {
  code: 'KUB102',
  title: 'name that Kubernetes does not take',
  severity: 'error',
  rationale: 'The API server refuses the object.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: {name: Shop_Settings, namespace: shop}
data: {a: b}
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: {name: shop-settings, namespace: shop}
data: {a: b}
`,
  fix: 'use lower-case letters, digits, "-" and "."',
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  kinds: KINDS,
  check({ object, metadata }, report) {
    const name = textOf(metadata.name);
    // Kustomize writes its `namespace` over the name of a Namespace: many leave "_" for it.
    const isValid = name === undefined || name === '' || (object.kindName === 'Namespace' && name === '_') || (LABELS.includes(object.kindName) ? isDnsLabel(name) : isDnsSubdomain(name));
    if (isValid || object.facts.isPartial === true) {
      return;
    }
    report(['metadata', 'name'], `"${name}" is no name of a ${object.kind}`, fixOf(object.kindName));
  },
};
