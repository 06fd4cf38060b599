import { Check } from '../engine';

export const SECRET_CHECKS: readonly Check[] = [];
