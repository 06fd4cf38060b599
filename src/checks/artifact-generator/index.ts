import { Check } from '../engine';

export const ARTIFACT_GENERATOR_CHECKS: readonly Check[] = [];
