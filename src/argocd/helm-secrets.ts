import { checkCall } from '../calls/check-call';

/**
 * How the repo-server decrypts values files with the helm-secrets plugin. Argo CD does not decrypt by
 * itself, so this says what you have set up.
 *
 * @see https://github.com/jkroepke/helm-secrets/wiki/ArgoCD-Integration
 */
export class HelmSecrets {
  /**
   * The repo-server runs Helm through helm-secrets' wrapper, which decrypts every values file that is
   * encrypted. Works for every chart source. Needs `HELM_SECRETS_WRAPPER_ENABLED=true` and
   * `HELM_SECRETS_VALUES_ALLOW_ABSOLUTE_PATH=true` on the repo-server.
   */
  public static wrapper(): HelmSecrets {
    return new HelmSecrets();
  }

  /**
   * Values files are named with a `secrets+age-import://` URL that says where the repo-server has the age
   * key. Works only where the chart is in the same repository as the output; `helm.valuesFileSchemes` in
   * argocd-cm has to allow the scheme, and the repo-server needs `HELM_SECRETS_VALUES_ALLOW_PATH_TRAVERSAL=true`,
   * because the path leads out of the chart.
   *
   * @param keyFile path of the age key on the repo-server, such as `/helm-secrets-private-keys/key.txt`
   */
  public static ageKeyFile(keyFile: string): HelmSecrets {
    checkCall('HelmSecrets.ageKeyFile', [keyFile]);
    return new HelmSecrets(`secrets+age-import://${keyFile.startsWith('/') ? '' : '/'}${keyFile}?`);
  }

  /**
   * Values files are named with a `secrets+age-import-kubernetes://` URL that says which Secret has the age
   * key. Works only where the chart is in the same repository as the output; `helm.valuesFileSchemes` in
   * argocd-cm has to allow the scheme, and the repo-server needs `HELM_SECRETS_VALUES_ALLOW_PATH_TRAVERSAL=true`,
   * because the path leads out of the chart.
   *
   * @param secret name of the Secret, as `name` or `namespace/name`
   * @param key the key in the Secret
   */
  public static ageKeySecret(secret: string, key: string): HelmSecrets {
    checkCall('HelmSecrets.ageKeySecret', [secret, key]);
    return new HelmSecrets(`secrets+age-import-kubernetes://${secret}#${key}?`);
  }

  private constructor(
    /** @internal what stands before the path; undefined where the wrapper takes plain paths */
    public readonly _scheme?: string,
  ) {}
}
