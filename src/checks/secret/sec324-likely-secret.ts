import { FleetCheck } from '../engine';
import { leakCheck } from './leaks';

export const likelySecret: FleetCheck = {
  code: 'SEC324',
  title: 'value that looks like a secret',
  severity: 'warning',
  rationale: 'Whoever can read the repository has the secret, and its history keeps it after it is removed.',
  bad: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {SESSION_SEED: q8Zr1TnV4xKp0LwY}
`,
  good: `
apiVersion: v1
kind: ConfigMap
metadata: {name: settings, namespace: shop}
data: {SESSION_SEED: from-the-vault}
`,
  fix: 'keep the value in a Secret, or suppress the finding with the reason why it is none',
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  checkAll: leakCheck('SEC324'),
};
