/** A place that releases go to. */
export interface ClusterIntent {
  readonly name: string;
  /** Whether the delivery engine itself runs there. */
  readonly local: boolean;
  readonly server?: string;
  readonly labels: Readonly<Record<string, string>>;
  /** Name of the Secret with a kubeconfig, beside the delivery engine. */
  readonly kubeConfigSecret?: string;
  /** Name of the Secret with the keys by which files for this cluster are decrypted, beside the delivery engine. */
  readonly decryptionSecret?: string;
}
