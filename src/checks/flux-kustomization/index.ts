import { Check } from '../engine';

export const FLUX_KUSTOMIZATION_CHECKS: readonly Check[] = [];
