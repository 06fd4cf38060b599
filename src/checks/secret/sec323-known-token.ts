import { FleetCheck } from '../engine';
import { leakCheck } from './leaks';

export const knownToken: FleetCheck = {
  code: 'SEC323',
  title: 'value that has the form of a secret',
  severity: 'error',
  rationale: 'Whoever can read the repository has the secret, and its history keeps it after it is removed.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {GIT_URL: "https://robot:s3cr3t-t0ken@git.example.com/shop.git"}
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {GIT_URL: https://git.example.com/shop.git}
`,
  fix: 'revoke the secret, and keep the new one in a Secret or in a SOPS file',
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  checkAll: leakCheck('SEC323'),
};
