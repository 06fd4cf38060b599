import { FleetCheck } from '../engine';
import { leakCheck } from './leaks';

export const plainPassword: FleetCheck = {
  code: 'SEC322',
  title: 'password or key that is written out',
  severity: 'error',
  rationale: 'Whoever can read the repository has the secret, and its history keeps it after it is removed.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {DB_PASSWORD: hunter2}
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {DB_PASSWORD_FILE: /run/secrets/db}
`,
  fix: 'keep the value in a Secret and refer to it, or pass it with SopsValues',
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  checkAll: leakCheck('SEC322'),
};
