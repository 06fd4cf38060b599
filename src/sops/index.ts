export { generateX25519Identity } from './age/x25519';
export * from './codes';
export * from './coverage';
export * from './creation-rules';
export type { RecipientName } from './data-key';
export { type DecryptedFile, decryptSopsFile, openSopsFile } from './decrypt';
export {
  convertPlain, editSopsFile, encryptSopsFile, type EncryptionPlan, hasRecipients, rotateDataKey, SOPS_VERSION, updateRecipients, writePlain,
} from './encrypt';
export * from './file';
export * from './format';
export * from './identities';
export { KEY_TYPES, type SopsKeyType, type SopsMetadata, type SopsRecipient } from './metadata';
export * from './plain-data';
export * from './recipients';
export { DEFAULT_RULE, type SopsRule, type SopsRuleKind } from './rule';
export { type SopsTree } from './tree';
export { looksEncrypted, readValue } from './value';
