import { Check } from '../engine';
import { unknownSyncOption } from './arg310-unknown-sync-option';

export const APPLICATION_CHECKS: readonly Check[] = [
  unknownSyncOption,
];
