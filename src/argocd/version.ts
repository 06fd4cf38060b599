/** Versions of Argo CD that the schemas know. */
export const ARGOCD_VERSIONS = ['3.0', '3.1', '3.2', '3.3', '3.4', '3.5'] as const;

export type ArgoCdVersion = (typeof ARGOCD_VERSIONS)[number];

/** Whether the target is `since` or newer. */
export function atLeast(version: ArgoCdVersion, since: ArgoCdVersion): boolean {
  return ARGOCD_VERSIONS.indexOf(version) >= ARGOCD_VERSIONS.indexOf(since);
}
