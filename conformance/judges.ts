/** All outside judges: one file each, all with the same kind of result. */
export * from './judge-admission';
export * from './judge-comparisons';
export * from './judge-helm';
export * from './judge-kustomize';
export * from './judge-markers';
export * from './judge-references';
export * from './judge-schemas';
export * from './judge-sops';
export * from './verdicts';
