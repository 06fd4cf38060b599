import { FleetCheck } from '../engine';
import { ALICE, BOB, CREATION_RULES, driftCheck, encryptedFor } from './recipient-drift';

export const otherEncryptionRule: FleetCheck = {
  code: 'SEC332',
  title: 'encrypted file that keeps an old rule',
  severity: 'warning',
  rationale: '`.sops.yaml` wants other values encrypted than the file does, and SOPS follows the file: what the new rule is for stays in the clear.',
  bad: encryptedFor([ALICE, BOB], '^stringData$'),
  good: encryptedFor([ALICE, BOB]),
  creationRules: CREATION_RULES,
  fix: 'decrypt the file and encrypt it again',
  source: 'https://getsops.io/docs/',
  checkAll: driftCheck('SEC215'),
};
