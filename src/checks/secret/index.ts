import { Check } from '../engine';
import { nothingDecryptsIt } from './sec300-nothing-decrypts-it';
import { noKeyAmongTheData } from './sec301-no-key-among-the-data';
import { generatorKeyWithoutFormat } from './sec302-generator-key-without-format';
import { plainValueAmongEncrypted } from './sec303-plain-value-among-encrypted';
import { encryptedIdentity } from './sec304-encrypted-identity';
import { encryptedFileInConfigMap } from './sec305-encrypted-file-in-config-map';

export const SECRET_CHECKS: readonly Check[] = [
  nothingDecryptsIt,
  noKeyAmongTheData,
  generatorKeyWithoutFormat,
  plainValueAmongEncrypted,
  encryptedIdentity,
  encryptedFileInConfigMap,
];
