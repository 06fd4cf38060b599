export { tryCelFault } from './cel-expression';
export { applyDefaults, checkManifest, targetVersions } from './check-manifest';
export * from './check-metadata';
export * from './check-versions';
export * from './codes';
export type { SchemaFinding } from './finding';
export { isKnownKind } from './lookup';
export type { SchemaTarget } from './lookup';
