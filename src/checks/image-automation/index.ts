import { Check } from '../engine';

export const IMAGE_AUTOMATION_CHECKS: readonly Check[] = [];
