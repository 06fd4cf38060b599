import { Referents, tryKeysMeant } from '../../inventory';
import { formatChoices } from '../../text';
import { FleetCheck } from '../engine';
import { CIPHERTEXT, SOPS } from './sops-examples';
import { GIT_REPOSITORY, kustomization } from '../reference/examples';

function keys(name: string): string {
  return `
apiVersion: v1
kind: Secret
metadata: {name: sops-keys, namespace: apps}
stringData: {${name}: '${CIPHERTEXT}'}
${SOPS}`;
}

const USE = kustomization('shop', '  decryption: {provider: sops, secretRef: {name: sops-keys}}');

/** Names and ends of names that kustomize-controller reads (`internal/decryptor/decryptor.go`). */
const NAMES: readonly string[] = ['sops.vault-token', 'sops.aws-kms', 'sops.azure-kv', 'sops.gcp-kms'];
const ENDS: readonly string[] = ['.agekey', '.asc'];

export const noKeyAmongTheData: FleetCheck = {
  code: 'SEC301',
  title: 'decryption Secret without a key that Flux reads',
  severity: 'error',
  rationale: 'Flux passes over every key of the data whose name it does not know, and then has nothing to decrypt with.',
  bad: `${GIT_REPOSITORY}---${USE}---${keys('age.txt')}`,
  good: `${GIT_REPOSITORY}---${USE}---${keys('age.agekey')}`,
  fix: 'end the name of an age key with ".agekey", that of a PGP key with ".asc"',
  source: 'https://fluxcd.io/flux/components/kustomize/kustomizations/#decryption-secret-reference',
  checkAll({ inventory }, report) {
    const referents = Referents.of(inventory);
    for (const reference of referents.references.filter(({ rule }) => rule.role === 'decryption')) {
      const found = tryKeysMeant(reference, referents);
      if (found !== undefined && found.length > 0 && !found.some((key) => NAMES.includes(key) || ENDS.some((end) => key.endsWith(end)))) {
        report(reference.from, reference.path, `Secret "${reference.name}" has only ${formatChoices(found, 5)}, and Flux reads none of these`);
      }
    }
  },
};
