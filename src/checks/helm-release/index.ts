import { Check } from '../engine';

export const HELM_RELEASE_CHECKS: readonly Check[] = [];
