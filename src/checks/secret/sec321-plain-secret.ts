import { FleetCheck } from '../engine';
import { leakCheck } from './leaks';

export const plainSecret: FleetCheck = {
  code: 'SEC321',
  title: 'Secret in the clear',
  severity: 'error',
  rationale: 'Base64 is no encryption. Whoever can read the repository has the secret, and its history keeps it after it is removed.',
  bad: `
apiVersion: v1
kind: Secret
metadata: {name: registry, namespace: shop}
stringData: {password: hunter2}
`,
  good: `
apiVersion: external-secrets.io/v1
kind: ExternalSecret
metadata: {name: registry, namespace: shop}
spec:
  secretStoreRef: {kind: ClusterSecretStore, name: vault}
  data:
    - {secretKey: password, remoteRef: {key: registry, property: password}}
`,
  fix: 'encrypt the manifest with SOPS, or let an ExternalSecret fetch the value',
  source: 'https://kubernetes.io/docs/concepts/security/secrets-good-practices/',
  checkAll: leakCheck('SEC321'),
};
