import { KIND } from '../../inventory';
import { isFields, ObjectCheck } from '../engine';
import { policiesOf } from './policy-choice';

export const noPolicy: ObjectCheck = {
  code: 'FLX303',
  title: 'ImagePolicy without a policy',
  severity: 'error',
  rationale: 'Flux does not know which tag is the newest: the ImagePolicy stalls, and no image is ever updated.',
  bad: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: shop, namespace: flux-system}
spec: {imageRepositoryRef: {name: shop}, policy: {}}
`,
  good: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: shop, namespace: flux-system}
spec: {imageRepositoryRef: {name: shop}, policy: {semver: {range: 1.x}}}
`,
  fix: 'set one of policy.semver, policy.alphabetical and policy.numerical',
  source: 'https://github.com/fluxcd/image-reflector-controller/blob/main/internal/policy/factory.go',
  kinds: [KIND.imagePolicy],
  check({ spec, object }, report) {
    if (isFields(spec.policy) && policiesOf(spec.policy).length === 0 && object.facts.isPartial !== true) {
      report(['spec', 'policy'], 'none of policy.semver, policy.alphabetical and policy.numerical is set');
    }
  },
};
