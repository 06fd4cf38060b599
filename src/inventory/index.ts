export type { Chart } from './chart/chart';
export * from './chart/charts-at-hand';
export * from './external';
export * from './expanded';
export * from './inventory';
export * from './inventory-object';
export * from './kinds';
export * from './release-values';
