import { isCiphertext, isSopsObject } from '../../inventory';
import { ObjectCheck, valueAt } from '../engine';
import { CIPHERTEXT, encryptedSecret } from './sops-examples';

/** What kustomize has to read before anything is decrypted. */
const NEEDED: readonly (readonly string[])[] = [['apiVersion'], ['kind'], ['metadata', 'name'], ['metadata', 'namespace']];

export const encryptedIdentity: ObjectCheck = {
  code: 'SEC304',
  title: 'encrypted name or kind',
  severity: 'error',
  rationale: 'Flux decrypts after the build, and the build has to know what an object is and how it is called.',
  bad: encryptedSecret('', `name: shop, namespace: '${CIPHERTEXT}'`).trim(),
  good: encryptedSecret().trim(),
  fix: 'encrypt only the data: `sops encrypt --encrypted-regex \'^(data|stringData)$\'`',
  source: 'https://fluxcd.io/flux/guides/mozilla-sops/#encrypting-secrets-using-age',
  kinds: 'all',
  check({ manifest, object, base }, report) {
    if (base.length === 0 && isSopsObject(object)) {
      NEEDED.filter((path) => isCiphertext(valueAt(manifest, ...path))).forEach((path) => report(path, `"${path.join('.')}" is encrypted`));
    }
  },
};
