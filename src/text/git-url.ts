/** `user@host:path` or `ssh://…` (`sshURLRegex` of Argo CD's util/git/git.go). */
const SSH = /^(?:ssh:\/\/)?[^/:]*@[^@]+$/;

/** An address by which Argo CD tells repositories apart: `NormalizeGitURL` of its util/git/git.go. */
export function normalizeGitUrl(url: string): string {
  const lower = url.trim().toLowerCase();
  const withScheme = SSH.test(lower) && !lower.startsWith('ssh://') ? lower.replace(':', '/') : lower;
  return withScheme.replace(/\.git$/, '').replace(/^ssh:\/\//, '');
}
