import { FleetCheck } from '../engine';
import { ALICE, BOB, CREATION_RULES, driftCheck, encryptedFor } from './recipient-drift';

export const stillForAFormerMember: FleetCheck = {
  code: 'SEC331',
  title: 'encrypted file that somebody still can read',
  severity: 'warning',
  rationale: 'The file is encrypted for a recipient whom `.sops.yaml` does not name: who left the team goes on reading what is put into it.',
  bad: encryptedFor([ALICE, BOB, 'age1carol']),
  good: encryptedFor([ALICE, BOB]),
  creationRules: CREATION_RULES,
  fix: 'run "sops updatekeys" and "sops rotate" for the file, and replace the secrets',
  source: 'https://getsops.io/docs/',
  checkAll: driftCheck('SEC214'),
};
