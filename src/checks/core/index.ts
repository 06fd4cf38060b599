import { Check } from '../engine';
import { invalidName } from './kub102-invalid-name';
import { invalidDataKey } from './kub108-invalid-data-key';
import { dataNoText } from './kub109-data-no-text';
import { secretNoBase64 } from './kub110-secret-no-base64';
import { tooLarge } from './kub111-too-large';

export const CORE_CHECKS: readonly Check[] = [
  invalidName,
  invalidDataKey,
  dataNoText,
  secretNoBase64,
  tooLarge,
];
