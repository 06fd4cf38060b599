import { CHART_AND_VALUES } from './chart-and-values-rows';
import { ENVIRONMENTS } from './environment-rows';
import { MappingRow } from './mapping-row';
import { SYNC } from './sync-rows';

/** Every row, in the order of the page. */
export const MAPPING: readonly MappingRow[] = [...CHART_AND_VALUES, ...SYNC, ...ENVIRONMENTS];
