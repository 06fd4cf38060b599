export * from './cluster';
export * from './compact';
export * from './merge-values';
export * from './order';
export * from './release';
export * from './sops-secret';
export * from './source';
export * from './values';
