import { KIND } from '../../inventory';
import { withoutCredentials } from '../../text';
import { ObjectCheck, textAt } from '../engine';

export const scpUrl: ObjectCheck = {
  code: 'FLX263',
  title: 'Git address with a path where its port would be',
  severity: 'error',
  rationale: 'The form of scp, "git@host:org/repo", becomes no URL by "ssh://" in front: what follows the colon is read as a port, and Flux stalls.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'ssh://git@github.com:myorg/shop.git', ref: {branch: main}, secretRef: {name: shop-key}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'ssh://git@github.com/myorg/shop.git', ref: {branch: main}, secretRef: {name: shop-key}}
`,
  fix: 'write "/" instead of ":" behind the host',
  source: 'https://fluxcd.io/flux/components/source/gitrepositories/#url',
  kinds: [KIND.gitRepository],
  check({ spec }, report) {
    const url = textAt(spec, 'url');
    const authority = url === undefined ? undefined : /^(?:ssh|https?):\/\/([^/?#]*)/.exec(url)?.[1];
    const host = authority?.slice(authority.lastIndexOf('@') + 1);
    if (url !== undefined && host !== undefined && !host.startsWith('[') && /:.*[^0-9]/.test(host)) {
      report(['spec', 'url'], `"${withoutCredentials(url)}" has no port behind the colon`);
    }
  },
};
