export * from './diagnostic';
export * from './error';
export * from './faults';
export * from './progress';
