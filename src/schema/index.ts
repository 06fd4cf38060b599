export * from './check-manifest';
export * from './codes';
export * from './finding';
