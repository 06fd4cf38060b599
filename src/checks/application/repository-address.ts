/** Addresses that only Git has: two names on a well-known host, `.git` at the end, or SSH. */
const GIT: readonly RegExp[] = [/\.git$/, /^(?:ssh|git):\/\//, /^[\w.-]+@[\w.-]+:/, /^https?:\/\/(?:[^/@]*@)?(?:github|gitlab)\.com\/[^/]+\/[^/]+\/?$/];

/** Whether an address is surely that of a Git repository. */
export function isGitAddress(url: string): boolean {
  return GIT.some((form) => form.test(url));
}
