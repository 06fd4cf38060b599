import { Check } from '../engine';

export const CORE_CHECKS: readonly Check[] = [];
