import { KIND, kindName } from '../../inventory';
import { isSet, listAt, ObjectCheck, textAt, valueAt } from '../engine';
import { GIT_REPOSITORY, kustomization } from '../reference/examples';

const NAMESPACED: readonly string[] = [
  'apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet', 'apps/ReplicaSet', 'batch/Job', 'batch/CronJob', 'Pod', 'Service', 'ConfigMap', 'Secret',
  KIND.helmRelease, KIND.kustomization, KIND.gitRepository, KIND.helmRepository, KIND.ociRepository, KIND.helmChart, KIND.bucket,
];

export const healthCheckWithoutNamespace: ObjectCheck = {
  code: 'FLX288',
  title: 'health check without a namespace',
  severity: 'error',
  rationale: 'The namespace is not that of the Kustomization, as everywhere else, but none: the object is never found, and the check fails at its timeout.',
  bad: `${GIT_REPOSITORY}---${kustomization('shop', '  healthChecks: [{apiVersion: apps/v1, kind: Deployment, name: shop}]')}`,
  good: `${GIT_REPOSITORY}---${kustomization('shop', '  healthChecks: [{apiVersion: apps/v1, kind: Deployment, name: shop, namespace: apps}]')}`,
  fix: 'name the namespace',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#health-checks',
  kinds: [KIND.kustomization],
  check({ spec, object }, report) {
    if (spec.wait === true || object.facts.isPartial === true) {
      return;
    }
    listAt(spec, 'healthChecks').forEach((one, index) => {
      const kind = textAt(one, 'kind');
      const name = kind === undefined ? '' : kindName(textAt(one, 'apiVersion') ?? 'apps/v1', kind);
      const namespace = valueAt(one, 'namespace');
      if (NAMESPACED.includes(name) && (!isSet(namespace) || namespace === '')) {
        report(['spec', 'healthChecks', index], `the health check of ${kind} "${textAt(one, 'name') ?? ''}" names no namespace`);
      }
    });
  },
};
