import { Check } from '../engine';
import { decryptedValue } from './sec320-decrypted-value';
import { plainSecret } from './sec321-plain-secret';
import { plainPassword } from './sec322-plain-password';
import { knownToken } from './sec323-known-token';
import { likelySecret } from './sec324-likely-secret';
import { notForAMember } from './sec330-not-for-a-member';
import { stillForAFormerMember } from './sec331-still-for-a-former-member';
import { otherEncryptionRule } from './sec332-other-encryption-rule';

export const SECRET_CHECKS: readonly Check[] = [
  decryptedValue,
  plainSecret,
  plainPassword,
  knownToken,
  likelySecret,
  notForAMember,
  stillForAFormerMember,
  otherEncryptionRule,
];
