import { Check } from '../engine';

export const FLUX_SOURCE_CHECKS: readonly Check[] = [];
