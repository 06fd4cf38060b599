import { Check } from '../engine';

export const NOTIFICATION_CHECKS: readonly Check[] = [];
