/**
 * That the repo-server decrypts manifests with KSOPS, a plugin of kustomize. Argo CD does not decrypt by itself, so this
 * says what you have set up.
 *
 * @see https://github.com/viaduct-ai/kustomize-sops#argo-cd-integration-
 */
export class Ksops {
  /**
   * The program `ksops` is on the PATH of the repo-server, and `kustomize.buildOptions` in argocd-cm is
   * `--enable-alpha-plugins --enable-exec`. The keys are where the repo-server's environment says, such as
   * `SOPS_AGE_KEY_FILE`.
   */
  public static exec(): Ksops {
    return new Ksops();
  }

  private constructor() {}
}
