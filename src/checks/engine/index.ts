export * from './check';
export * from './finding';
export * from './reading';
export * from './run';
export * from './settings';
export * from './subject';
export * from './target';
