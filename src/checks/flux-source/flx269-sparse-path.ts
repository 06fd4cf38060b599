import { KIND } from '../../inventory';
import { listAt, ObjectCheck, textAt } from '../engine';

export const invalidSparsePath: ObjectCheck = {
  code: 'FLX269',
  title: 'sparse checkout of what is no directory of the repository',
  severity: 'error',
  rationale: 'Each path is a directory from the root of the repository, taken literally: one that does not exist fails the source.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {branch: main}, sparseCheckout: [/deploy]}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {branch: main}, sparseCheckout: [deploy]}
`,
  fix: 'write directories from the root of the repository, such as "deploy/base"',
  source: 'https://fluxcd.io/flux/components/source/gitrepositories/#sparse-checkout',
  kinds: [KIND.gitRepository],
  check({ spec }, report) {
    listAt(spec, 'sparseCheckout').forEach((value, index) => {
      const directory = textAt(value);
      if (directory === undefined) {
        return;
      }
      const fault = directory.startsWith('/') ? 'is absolute' : /[*?]/.test(directory) ? 'has a wildcard' : directory.split('/').includes('..') ? 'has a ".."' : undefined;
      if (fault !== undefined) {
        report(['spec', 'sparseCheckout', index], `"${directory}" ${fault}`);
      }
    });
  },
};
