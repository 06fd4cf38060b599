import { KIND } from '../../inventory';
import { listAt, ObjectCheck, re2Fault, textAt } from '../engine';

export const invalidExclusion: ObjectCheck = {
  code: 'FLX302',
  title: 'excluded tags that are no regular expression',
  severity: 'error',
  rationale: 'RE2 does not take the expression, so the scan fails and no tag is ever found.',
  bad: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, image: ghcr.io/myorg/shop, exclusionList: ['*.sig']}
`,
  good: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImageRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, image: ghcr.io/myorg/shop, exclusionList: ['^.*\\.sig$']}
`,
  fix: 'write an expression that RE2 takes, such as ^.*\\.sig$',
  source: 'https://fluxcd.io/flux/components/image/imagerepositories/#exclusion-list',
  kinds: [KIND.imageRepository],
  check({ spec }, report) {
    listAt(spec, 'exclusionList').forEach((value, index) => {
      const pattern = textAt(value);
      const fault = pattern === undefined ? undefined : re2Fault(pattern);
      if (fault !== undefined) {
        report(['spec', 'exclusionList', index], `"${pattern}" is no regular expression that RE2 takes: ${fault}`);
      }
    });
  },
};
