export * from './external';
export * from './expanded';
export * from './inventory';
export * from './inventory-object';
export * from './kinds';
export * from './repository-layout';
