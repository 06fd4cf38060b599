import { Check } from '../engine';
import { ARGO_REFERENCE_CHECKS } from './argo-references';
import { FLUX_REFERENCE_CHECKS } from './flux-references';

export const REFERENCE_CHECKS: readonly Check[] = [
  ...FLUX_REFERENCE_CHECKS,
  ...ARGO_REFERENCE_CHECKS,
];
