import { Check } from '../engine';

export const REFERENCE_CHECKS: readonly Check[] = [];
