import { ClusterIntent } from './cluster';

/** A SOPS-encrypted manifest of a Secret: ciphertext, byte for byte. */
export interface SopsSecretIntent {
  /** Construct path, for messages. */
  readonly subject: string;
  /** Names the file that it is copied to. */
  readonly id: string;
  /** Name and namespace of the Secret, as the file says. */
  readonly name: string;
  readonly namespace: string;
  readonly cluster: ClusterIntent;
  readonly sourcePath: string;
  readonly bytes: Uint8Array;
  /** File extension with its dot. */
  readonly extension: string;
}
