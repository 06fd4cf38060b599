import { FleetCheck } from '../engine';
import { ALICE, BOB, CREATION_RULES, driftCheck, encryptedFor } from './recipient-drift';

export const notForAMember: FleetCheck = {
  code: 'SEC330',
  title: 'encrypted file that somebody cannot read yet',
  severity: 'warning',
  rationale: '`.sops.yaml` names a recipient whom the file is not encrypted for: a new member of the team, or a cluster, which then applies nothing.',
  bad: encryptedFor([ALICE]),
  good: encryptedFor([ALICE, BOB]),
  creationRules: CREATION_RULES,
  fix: 'run "sops updatekeys" for the file',
  source: 'https://getsops.io/docs/',
  checkAll: driftCheck('SEC213'),
};
