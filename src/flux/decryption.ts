import { IConstruct } from 'constructs';
import { OutputPlan } from '../constructs';
import { Faults } from '../diagnostics';
import { ClusterIntent } from '../model';
import { KustomizationDecryption, KustomizationDecryptionProvider } from './l1/index.generated';

interface Claim {
  readonly secret: string;
  readonly subject: string;
}

const claims = new WeakMap<IConstruct, Map<string, Claim>>();

/**
 * Remembers which Secret holds the keys for a folder. A Kustomization names one Secret, and one Kustomization applies
 * a folder, so two are a fault.
 */
export function claimDecryption(
  scope: IConstruct, folder: string, { decryptionSecret: secret }: ClusterIntent, subject: string, faults: Faults,
): void {
  if (secret === undefined) {
    return;
  }
  const known = claims.get(scope.node.root) ?? new Map<string, Claim>();
  claims.set(scope.node.root, known);
  const before = known.get(folder);
  if (before !== undefined && before.secret !== secret) {
    faults.add('FLX127', `cluster "${folder}" decrypts with Secret "${secret}" here, and with "${before.secret}" for "${before.subject}"`,
      'name one Secret for the cluster: it may hold several keys');
  }
  known.set(folder, before ?? { secret, subject });
}

/** The Secret with the keys for a folder, where the program names one for its cluster. */
export function tryDecryptionSecret(scope: IConstruct, folder: string): string | undefined {
  const listed = OutputPlan.tryOf(scope)?.repository.clusters.find(({ name }) => name === folder);
  return claims.get(scope.node.root)?.get(folder)?.secret ?? listed?.decryptionSecret;
}

/** Each Kustomization needs one of its own: it inherits none from the one that applies it (kustomize-controller, `spec.decryption`). */
export function sopsDecryption(secret: string): KustomizationDecryption {
  return { provider: KustomizationDecryptionProvider.SOPS, secretRef: { name: secret } };
}
