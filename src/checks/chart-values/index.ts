import { Check } from '../engine';

export const CHART_VALUES_CHECKS: readonly Check[] = [];
