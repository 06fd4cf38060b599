import { KIND } from '../../inventory';
import { fieldsAt, ObjectCheck } from '../engine';
import { policiesOf } from './policy-choice';

export const severalPolicies: ObjectCheck = {
  code: 'FLX304',
  title: 'ImagePolicy with several policies',
  severity: 'error',
  rationale: 'Flux takes the first of semver, alphabetical and numerical, and ignores the others silently.',
  bad: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: shop, namespace: flux-system}
spec: {imageRepositoryRef: {name: shop}, policy: {semver: {range: 1.x}, numerical: {order: asc}}}
`,
  good: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: shop, namespace: flux-system}
spec: {imageRepositoryRef: {name: shop}, policy: {semver: {range: 1.x}}}
`,
  fix: 'keep the one that is meant',
  source: 'https://github.com/fluxcd/image-reflector-controller/blob/main/internal/policy/factory.go',
  kinds: [KIND.imagePolicy],
  check({ spec }, report) {
    const [first, ...others] = policiesOf(fieldsAt(spec, 'policy'));
    others.forEach((other) => report(['spec', 'policy', other], `policy.${other} is ignored, because policy.${first} is set`));
  },
};
