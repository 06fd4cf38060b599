import { KIND } from '../../inventory';
import { ObjectCheck, re2Fault, textAt } from '../engine';

export const invalidFilterPattern: ObjectCheck = {
  code: 'FLX306',
  title: 'filter of tags that is no regular expression',
  severity: 'error',
  rationale: 'RE2 does not take the expression: the ImagePolicy stalls, and no image is ever updated.',
  bad: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: shop, namespace: flux-system}
spec:
  imageRepositoryRef: {name: shop}
  filterTags: {pattern: '^(?!dev-).*$'}
  policy: {alphabetical: {order: asc}}
`,
  good: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: shop, namespace: flux-system}
spec:
  imageRepositoryRef: {name: shop}
  filterTags: {pattern: '^main-.*$'}
  policy: {alphabetical: {order: asc}}
`,
  fix: 'write an expression that RE2 takes: without look-around and back-references',
  source: 'https://github.com/fluxcd/image-reflector-controller/blob/main/internal/policy/filter.go',
  kinds: [KIND.imagePolicy],
  check({ spec }, report) {
    const pattern = textAt(spec, 'filterTags', 'pattern');
    const fault = pattern === undefined ? undefined : re2Fault(pattern);
    if (fault !== undefined) {
      report(['spec', 'filterTags', 'pattern'], `"${pattern}" is no regular expression that RE2 takes: ${fault}`);
    }
  },
};
