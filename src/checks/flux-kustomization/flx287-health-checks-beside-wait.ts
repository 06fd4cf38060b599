import { KIND } from '../../inventory';
import { listAt, ObjectCheck } from '../engine';
import { GIT_REPOSITORY, kustomization } from '../reference/examples';

const CHECKS = '  healthChecks: [{apiVersion: apps/v1, kind: Deployment, name: shop, namespace: apps}]';

export const healthChecksBesideWait: ObjectCheck = {
  code: 'FLX287',
  title: 'health checks beside wait',
  severity: 'warning',
  rationale: 'With `wait: true` Flux waits for everything that the Kustomization applies, and passes over `healthChecks`, also those of objects that it does not apply.',
  bad: `${GIT_REPOSITORY}---${kustomization('shop', `  wait: true\n${CHECKS}`)}`,
  good: `${GIT_REPOSITORY}---${kustomization('shop', CHECKS)}`,
  fix: 'remove `wait` where only these objects count, or else `healthChecks`',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#wait',
  kinds: [KIND.kustomization],
  check({ spec }, report) {
    if (spec.wait === true && listAt(spec, 'healthChecks').length > 0) {
      report(['spec', 'healthChecks'], 'these health checks are ignored, for `wait` is true');
    }
  },
};
