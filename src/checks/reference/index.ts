import { Check } from '../engine';
import { ARGO_REFERENCE_CHECKS } from './argo-references';

export const REFERENCE_CHECKS: readonly Check[] = [
  ...ARGO_REFERENCE_CHECKS,
];
