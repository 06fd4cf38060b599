import { KIND } from '../../inventory';
import { listAt, ObjectCheck, re2Fault, textAt } from '../engine';
import { inVerification, verificationOf } from './verification';

export const invalidIdentityPattern: ObjectCheck = {
  code: 'FLX271',
  title: 'identity of a signer that is no regular expression',
  severity: 'error',
  rationale: 'Issuer and subject are RE2 expressions. One that does not compile fails every verification, and nothing is ever delivered.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  url: oci://ghcr.io/myorg/charts/shop
  ref: {tag: 1.2.3}
  verify:
    provider: cosign
    matchOIDCIdentity:
    - {issuer: '^https://token\\\\.actions\\\\.githubusercontent\\\\.com$', subject: '*'}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  url: oci://ghcr.io/myorg/charts/shop
  ref: {tag: 1.2.3}
  verify:
    provider: cosign
    matchOIDCIdentity:
    - {issuer: '^https://token\\\\.actions\\\\.githubusercontent\\\\.com$', subject: '^https://github\\\\.com/myorg/shop.*$'}
`,
  fix: 'write an expression that RE2 takes, such as "^https://github\\\\.com/myorg/.*$"',
  source: 'https://fluxcd.io/flux/components/source/ocirepositories/#keyless-verification',
  kinds: [KIND.ociRepository, KIND.helmChart],
  needs: inVerification('matchOIDCIdentity'),
  check(subject, report) {
    const { verify, path } = verificationOf(subject);
    listAt(verify, 'matchOIDCIdentity').forEach((identity, index) => ['issuer', 'subject'].forEach((field) => {
      const pattern = textAt(identity, field);
      const fault = pattern === undefined ? undefined : re2Fault(pattern);
      if (fault !== undefined) {
        report([...path, 'matchOIDCIdentity', index, field], `"${pattern}" is no regular expression that RE2 takes: ${fault}`);
      }
    }));
  },
};
