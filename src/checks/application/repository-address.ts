import { oncePerText } from '../engine';

/** What the text of an address says of the repository behind it. */
export interface Address {
  /** Surely a Git repository. */
  readonly isGit: boolean;
  readonly isOci: boolean;
  readonly isWeb: boolean;
  /** A host that is a registry and nothing else, by HTTP or HTTPS. */
  readonly isRegistry: boolean;
  /** A Helm repository among the pages of GitHub. */
  readonly isPages: boolean;
}

/** Addresses that only Git has: `.git` at the end, SSH, or two names on a well-known host. */
const SSH = /^[\w.-]+@[\w.-]+:/;
const HOSTED = /^https?:\/\/(?:[^/@]*@)?(?:github|gitlab)\.com\/[^/]+\/[^/]+\/?$/;

/** Hosts that are registries and nothing else; others may serve classic repositories, too. */
const REGISTRY = /^https?:\/\/(?:[^/@]*@)?(?:ghcr\.io|(?:registry-1\.|index\.)?docker\.io|public\.ecr\.aws|\d+\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com|[a-z0-9-]+-docker\.pkg\.dev|registry\.gitlab\.com)(?:[:/]|$)/;
/** One of them is in each of those; to compile the long pattern takes longer than to read the addresses of a fleet. */
const REGISTRY_WORDS: readonly string[] = ['ghcr.io', 'docker', '.ecr.', 'registry.gitlab.com'];

const PAGES = /^https?:\/\/[a-z0-9-]+\.github\.io(?:\/|$)/i;

/** Of an address that is not known yet. */
export const UNKNOWN_ADDRESS: Address = { isGit: false, isOci: false, isWeb: false, isRegistry: false, isPages: false };

export const readAddress = oncePerText((url): Address => {
  const isWeb = url.startsWith('https:') || url.startsWith('http:');
  return {
    isGit: url.endsWith('.git') || url.startsWith('ssh://') || url.startsWith('git://') || (url.includes('@') && SSH.test(url)) || isHosted(url),
    isOci: url.startsWith('oci://'),
    isWeb,
    isRegistry: isWeb && REGISTRY_WORDS.some((word) => url.includes(word)) && REGISTRY.test(url),
    isPages: url.toLowerCase().includes('.github.io') && !url.endsWith('.git') && PAGES.test(url),
  };
});

function isHosted(url: string): boolean {
  return (url.includes('github.com/') || url.includes('gitlab.com/')) && HOSTED.test(url);
}
