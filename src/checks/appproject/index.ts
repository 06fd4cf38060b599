import { Check } from '../engine';

export const APPPROJECT_CHECKS: readonly Check[] = [];
