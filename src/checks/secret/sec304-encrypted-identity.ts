import { isCiphertext, isSopsObject } from '../../inventory';
import { ObjectCheck } from '../engine';
import { CIPHERTEXT, encryptedSecret } from './sops-examples';

/** What kustomize has to read before anything is decrypted. An encrypted name is no name, and found as such. */
const NEEDED: readonly string[] = ['apiVersion', 'kind'];

export const encryptedIdentity: ObjectCheck = {
  code: 'SEC304',
  title: 'encrypted kind',
  severity: 'error',
  rationale: 'Flux decrypts after the build, and the build has to know what an object is and how it is called.',
  bad: encryptedSecret().trim().replace('kind: Secret', `kind: ${CIPHERTEXT}`),
  good: encryptedSecret().trim(),
  fix: 'encrypt only the data: `sops encrypt --encrypted-regex \'^(data|stringData)$\'`',
  source: 'https://fluxcd.io/flux/guides/mozilla-sops/#encrypting-secrets-using-age',
  kinds: 'all',
  check({ manifest, object, base }, report) {
    if (base.length === 0 && isSopsObject(object)) {
      NEEDED.filter((field) => isCiphertext(manifest[field])).forEach((field) => report([field], `"${field}" is encrypted`));
    }
  },
};
