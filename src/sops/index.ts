export * from './codes';
export * from './file';
export * from './format';
export { KEY_TYPES, type SopsKeyType, type SopsMetadata, type SopsRecipient } from './metadata';
export type { SopsRule, SopsRuleKind } from './rule';
