import { KIND } from '../../inventory';
import { withoutCredentials } from '../../text';
import { inSpec, ObjectCheck, textAt } from '../engine';

/** Pages for people below a repository of the two hosts that all know. */
const PAGE = /^https?:\/\/(?:[^/@]*@)?(?:github\.com\/[^/]+\/[^/]+|gitlab\.com\/[^?#]+?\/-)\/(?:tree|blob|commits?)\//;

export const pageUrl: ObjectCheck = {
  code: 'FLX274',
  title: 'address of a web page as that of a repository',
  severity: 'error',
  rationale: 'The address of a folder in the browser is no Git repository, so the source never has an artifact.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/shop/tree/main/deploy', ref: {branch: main}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'https://github.com/myorg/shop', ref: {branch: main}}
`,
  fix: 'write the address of the repository, the branch in ref, and the folder where the source is used',
  source: 'https://fluxcd.io/flux/components/source/gitrepositories/#url',
  kinds: [KIND.gitRepository],
  needs: inSpec('url'),
  check({ spec }, report) {
    const url = textAt(spec, 'url');
    if (url !== undefined && PAGE.test(url)) {
      report(['spec', 'url'], `"${withoutCredentials(url)}" is the address of a web page`);
    }
  },
};
