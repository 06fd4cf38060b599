import { oncePerText } from '../engine';

/** What the text of an address says of the repository behind it. */
export interface Address {
  /** Surely a Git repository. */
  readonly isGit: boolean;
  readonly isOci: boolean;
  readonly isWeb: boolean;
  /** A host that is a registry and nothing else, by HTTPS. */
  readonly isRegistry: boolean;
  /** A Helm repository among the pages of GitHub. */
  readonly isPages: boolean;
  /** A host and a path, and no scheme. */
  readonly isBare: boolean;
}

/** Addresses that only Git has: two names on a well-known host, `.git` at the end, or SSH. */
const GIT: readonly RegExp[] = [/\.git$/, /^(?:ssh|git):\/\//, /^[\w.-]+@[\w.-]+:/, /^https?:\/\/(?:[^/@]*@)?(?:github|gitlab)\.com\/[^/]+\/[^/]+\/?$/];

/** Hosts that are registries and nothing else; others may serve classic repositories, too. */
const REGISTRY = /^https?:\/\/(?:[^/@]*@)?(?:ghcr\.io|(?:registry-1\.|index\.)?docker\.io|public\.ecr\.aws|\d+\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com|[a-z0-9-]+-docker\.pkg\.dev|registry\.gitlab\.com)(?:[:/]|$)/;

const PAGES = /^https?:\/\/[a-z0-9-]+\.github\.io(?:\/|$)/i;
const BARE = /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?\/[^:]+$/i;

/** Of an address that is not known yet. */
export const UNKNOWN_ADDRESS: Address = { isGit: false, isOci: false, isWeb: false, isRegistry: false, isPages: false, isBare: false };

export const readAddress = oncePerText((url): Address => {
  const isWeb = /^https?:/.test(url);
  return {
    isGit: GIT.some((form) => form.test(url)),
    isOci: url.startsWith('oci://'),
    isWeb,
    isRegistry: isWeb && REGISTRY.test(url),
    isPages: PAGES.test(url) && !url.endsWith('.git'),
    isBare: !isWeb && BARE.test(url),
  };
});
