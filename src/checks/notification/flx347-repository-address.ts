import { KIND } from '../../inventory';
import { withoutCredentials } from '../../text';
import { ObjectCheck, textAt } from '../engine';
import { REPOSITORY_PARTS } from './provider-needs';

export const repositoryAddress: ObjectCheck = {
  code: 'FLX347',
  title: 'address of no repository',
  severity: 'error',
  rationale: 'Flux takes owner and repository from the address, and refuses one with more or fewer parts: no commit gets a status.',
  bad: `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: github, namespace: flux-system}
spec: {type: github, address: 'https://github.com/myorg', secretRef: {name: github-token}}
`,
  good: `
apiVersion: notification.toolkit.fluxcd.io/v1beta3
kind: Provider
metadata: {name: github, namespace: flux-system}
spec: {type: github, address: 'https://github.com/myorg/shop', secretRef: {name: github-token}}
`,
  fix: 'write the address of the repository',
  source: 'https://github.com/fluxcd/notification-controller/blob/main/internal/notifier/github_helpers.go',
  kinds: [KIND.provider],
  check({ spec }, report) {
    const type = textAt(spec, 'type');
    const address = textAt(spec, 'address');
    if (type === undefined || address === undefined || address === '') {
      return;
    }
    const parts = REPOSITORY_PARTS.get(type);
    const path = repositoryPath(address);
    if (type === 'bitbucketserver' ? !/^https?:\/\/[^?#]*\/scm\/[^/]+\/[^/]+$/.test(address) : parts !== undefined && path?.split('/').length !== parts) {
      report(['spec', 'address'], `"${withoutCredentials(address)}" is no address of a repository for type "${type}"`, cureOf(type));
    }
  },
};

/** `parseGitAddress` of internal/notifier/util.go: a URL, or the form of scp. */
function repositoryPath(address: string): string | undefined {
  const path = /^[a-z+]+:\/\/[^/]*(\/[^?#]*)/i.exec(address)?.[1] ?? /^[^/:]+:(?!\/\/)(.*)$/.exec(address)?.[1];
  return path?.replace(/^\/+/, '').replace(/\.git$/, '');
}

function cureOf(type: string): string | undefined {
  if (type === 'azuredevops') {
    return 'write "https://dev.azure.com/ORGANISATION/PROJECT/_git/REPOSITORY"';
  }
  return type === 'bitbucketserver' ? 'write the address to clone over HTTPS: "https://HOST/scm/PROJECT/REPOSITORY.git"' : 'write "https://HOST/OWNER/REPOSITORY", without a slash at its end';
}
