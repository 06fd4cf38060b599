import { Check } from '../engine';
import { missingName } from './kub101-missing-name';
import { invalidName } from './kub102-invalid-name';
import { invalidNamespace } from './kub103-invalid-namespace';
import { invalidLabelKey } from './kub104-invalid-label-key';
import { invalidLabelValue } from './kub105-invalid-label-value';
import { metadataNoText } from './kub106-metadata-no-text';
import { tooManyAnnotations } from './kub107-too-many-annotations';
import { invalidDataKey } from './kub108-invalid-data-key';
import { dataNoText } from './kub109-data-no-text';
import { secretNoBase64 } from './kub110-secret-no-base64';
import { tooLarge } from './kub111-too-large';

export const CORE_CHECKS: readonly Check[] = [
  missingName,
  invalidName,
  invalidNamespace,
  invalidLabelKey,
  invalidLabelValue,
  metadataNoText,
  tooManyAnnotations,
  invalidDataKey,
  dataNoText,
  secretNoBase64,
  tooLarge,
];
