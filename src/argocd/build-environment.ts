/**
 * Variables that Argo CD replaces in Helm parameters and in paths of values files when it renders an
 * Application; in values themselves it replaces nothing.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/build-environment/
 */
export class BuildEnvironment {
  /** Name of the Application. */
  public static readonly APP_NAME = '$ARGOCD_APP_NAME';
  /** Namespace that the Application is installed in. */
  public static readonly APP_NAMESPACE = '$ARGOCD_APP_NAMESPACE';
  /** Name of the project. */
  public static readonly APP_PROJECT_NAME = '$ARGOCD_APP_PROJECT_NAME';
  /** The resolved revision: a commit, or the chart's version. */
  public static readonly APP_REVISION = '$ARGOCD_APP_REVISION';
  /** The first seven characters of the revision. */
  public static readonly APP_REVISION_SHORT = '$ARGOCD_APP_REVISION_SHORT';
  /** The first eight characters of the revision. */
  public static readonly APP_REVISION_SHORT_8 = '$ARGOCD_APP_REVISION_SHORT_8';
  /** Path of the source. */
  public static readonly APP_SOURCE_PATH = '$ARGOCD_APP_SOURCE_PATH';
  /** Repository of the source. */
  public static readonly APP_SOURCE_REPO_URL = '$ARGOCD_APP_SOURCE_REPO_URL';
  /** `targetRevision` of the source, before it is resolved. */
  public static readonly APP_SOURCE_TARGET_REVISION = '$ARGOCD_APP_SOURCE_TARGET_REVISION';
  /** Version of Kubernetes. */
  public static readonly KUBE_VERSION = '$KUBE_VERSION';
  /** API versions that the cluster serves. */
  public static readonly KUBE_API_VERSIONS = '$KUBE_API_VERSIONS';

  private constructor() {}
}

const KNOWN = Object.values(BuildEnvironment).map((name) => String(name).slice(1));

/** Variables in a text that Argo CD would replace by nothing, because it does not know them. */
export function unknownVariables(text: string): string[] {
  const names = [...text.replace(/\$\$/g, '').matchAll(/\$(?:\{(\w+)\}|(\w+))/g)].map(([, braced, bare]) => braced ?? bare);
  return names.filter((name) => !KNOWN.includes(name));
}

/** Every variable that Argo CD replaces. */
export function knownVariables(): readonly string[] {
  return KNOWN;
}
