import { Check } from '../engine';
import { nothingDecryptsIt } from './sec300-nothing-decrypts-it';
import { noKeyAmongTheData } from './sec301-no-key-among-the-data';
import { generatorKeyWithoutFormat } from './sec302-generator-key-without-format';
import { plainValueAmongEncrypted } from './sec303-plain-value-among-encrypted';
import { encryptedIdentity } from './sec304-encrypted-identity';
import { encryptedFileInConfigMap } from './sec305-encrypted-file-in-config-map';
import { decryptedValue } from './sec320-decrypted-value';
import { plainSecret } from './sec321-plain-secret';
import { plainPassword } from './sec322-plain-password';
import { knownToken } from './sec323-known-token';
import { likelySecret } from './sec324-likely-secret';
import { notForAMember } from './sec330-not-for-a-member';
import { stillForAFormerMember } from './sec331-still-for-a-former-member';
import { otherEncryptionRule } from './sec332-other-encryption-rule';

export const SECRET_CHECKS: readonly Check[] = [
  nothingDecryptsIt,
  noKeyAmongTheData,
  generatorKeyWithoutFormat,
  plainValueAmongEncrypted,
  encryptedIdentity,
  encryptedFileInConfigMap,
  decryptedValue,
  plainSecret,
  plainPassword,
  knownToken,
  likelySecret,
  notForAMember,
  stillForAFormerMember,
  otherEncryptionRule,
];
