import { KIND } from '../../inventory';
import { isVersionRange } from '../../text';
import { ObjectCheck, textAt } from '../engine';

export const invalidPolicyRange: ObjectCheck = {
  code: 'FLX305',
  title: 'range of an ImagePolicy that is none',
  severity: 'error',
  rationale: 'Flux cannot compare tags with it: the ImagePolicy stalls, and no image is ever updated.',
  bad: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: shop, namespace: flux-system}
spec: {imageRepositoryRef: {name: shop}, policy: {semver: {range: latest}}}
`,
  good: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: shop, namespace: flux-system}
spec: {imageRepositoryRef: {name: shop}, policy: {semver: {range: '>=1.0.0'}}}
`,
  fix: 'write a range such as ">=1.0.0 <2.0.0", or "*" for the newest',
  source: 'https://github.com/Masterminds/semver/blob/master/constraints.go',
  kinds: [KIND.imagePolicy],
  check({ spec }, report) {
    const range = textAt(spec, 'policy', 'semver', 'range');
    if (range !== undefined && !isVersionRange(range)) {
      report(['spec', 'policy', 'semver', 'range'], `"${range}" is no range of versions`);
    }
  },
};
