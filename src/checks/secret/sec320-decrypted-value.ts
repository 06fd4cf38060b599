import { FleetCheck } from '../engine';
import { leakCheck } from './leaks';

const values = (url: string): string => `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {DB_URL: ${url}}
`;

export const decryptedValue: FleetCheck = {
  code: 'SEC320',
  title: 'value of a SOPS file in the clear',
  severity: 'error',
  rationale: 'The value is encrypted in one place and written out in another, for everyone who can read the repository. Found where a key is at hand.',
  bad: values('pg-correct-horse-battery'),
  good: values('pg.example.com'),
  secrets: ['pg-correct-horse-battery'],
  fix: 'take the value from the SOPS file wherever it is needed',
  source: 'https://getsops.io/docs/',
  checkAll: leakCheck('SEC320'),
};
