import { isSopsObject, plainKeys } from '../../inventory';
import { ObjectCheck } from '../engine';
import { CIPHERTEXT, encryptedSecret } from './sops-examples';

export const plainValueAmongEncrypted: ObjectCheck = {
  code: 'SEC303',
  title: 'plain value in an encrypted object',
  severity: 'error',
  rationale: 'SOPS expects ciphertext there: decryption fails for the whole object, and the value stands in Git for everybody to read.',
  bad: encryptedSecret('  username: shop\n').trim(),
  good: encryptedSecret(`  username: ${CIPHERTEXT}\n`).trim(),
  fix: 'edit the file with `sops`, which encrypts what is added; a real secret has to be replaced',
  source: 'https://fluxcd.io/flux/guides/mozilla-sops/',
  kinds: 'all',
  check({ base, object }, report, { inventory }) {
    if (base.length === 0 && isSopsObject(object)) {
      plainKeys(object, inventory.layout).forEach(([field, key]) => report([field, key], `"${key}" is not encrypted, and the rule of this file wants it to be`));
    }
  },
};
