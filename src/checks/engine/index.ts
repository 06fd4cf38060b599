export * from './check';
export * from './finding';
export * from './kustomize-patch';
export * from './re2';
export * from './reading';
export * from './run';
export * from './settings';
export * from './subject';
