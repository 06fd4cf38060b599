/** What `newEnv` of reposerver/repository/repository.go sets. */
const KNOWN: readonly string[] = [
  'ARGOCD_APP_NAME', 'ARGOCD_APP_NAMESPACE', 'ARGOCD_APP_PROJECT_NAME', 'ARGOCD_APP_REVISION', 'ARGOCD_APP_REVISION_SHORT', 'ARGOCD_APP_REVISION_SHORT_8',
  'ARGOCD_APP_SOURCE_PATH', 'ARGOCD_APP_SOURCE_REPO_URL', 'ARGOCD_APP_SOURCE_TARGET_REVISION',
];

/** What only plugins get beside it (`getPluginEnvs`), though the page says that all have it. */
const OF_PLUGINS: readonly string[] = ['KUBE_VERSION', 'KUBE_API_VERSIONS'];

/** Names of the build environment in a text, as Go's os.Expand finds them; `$$` is a dollar sign. */
export function variablesIn(text: string): string[] {
  const names = [...text.replace(/\$\$/g, '').matchAll(/\$(?:\{([^}]*)\}|(\w+))/g)].map(([, braced, bare]) => braced ?? bare);
  return [...new Set(names)].filter((name) => name.startsWith('ARGOCD_') || OF_PLUGINS.includes(name));
}

/** Those that a source gets. */
export function variablesOf(kind: 'plugin' | 'other'): readonly string[] {
  return kind === 'plugin' ? [...KNOWN, ...OF_PLUGINS] : KNOWN;
}
