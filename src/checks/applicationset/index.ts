import { Check } from '../engine';

export const APPLICATIONSET_CHECKS: readonly Check[] = [];
