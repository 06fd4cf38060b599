export * from './codes';
export * from './directory';
export * from './expanded';
export * from './external';
export * from './inventory';
export * from './inventory-object';
export * from './kinds';
export * from './repository-layout';
