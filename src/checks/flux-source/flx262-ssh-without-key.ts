import { KIND } from '../../inventory';
import { withoutCredentials } from '../../text';
import { isSet, ObjectCheck, textAt } from '../engine';

export const sshWithoutKey: ObjectCheck = {
  code: 'FLX262',
  title: 'GitRepository over SSH without a key',
  severity: 'error',
  rationale: 'SSH knows no anonymous user: Flux refuses to connect without "identity" and "known_hosts" of a Secret, also to a public repository.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'ssh://git@github.com/myorg/shop', ref: {branch: main}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec: {interval: 10m, url: 'ssh://git@github.com/myorg/shop', ref: {branch: main}, secretRef: {name: shop-key}}
`,
  fix: 'name a Secret with "identity" and "known_hosts" in secretRef, or use an https address',
  source: 'https://github.com/fluxcd/pkg/blob/main/git/options.go',
  kinds: [KIND.gitRepository],
  check({ spec, object }, report) {
    const url = textAt(spec, 'url');
    if (url?.startsWith('ssh://') === true && !isSet(spec.secretRef) && object.facts.isPartial !== true) {
      report(['spec', 'url'], `"${withoutCredentials(url)}" needs a key, and there is no secretRef`);
    }
  },
};
