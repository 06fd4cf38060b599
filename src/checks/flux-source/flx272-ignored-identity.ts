import { KIND } from '../../inventory';
import { isSet, listAt, ObjectCheck } from '../engine';
import { inVerification, verificationOf } from './verification';

export const ignoredIdentity: ObjectCheck = {
  code: 'FLX272',
  title: 'identity of a signer beside a key',
  severity: 'warning',
  rationale: 'Identities belong to keyless signatures of cosign. With a Secret, or with Notation, Flux verifies by key and does not look at who signed.',
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
    secretRef: {name: cosign-key}
    matchOIDCIdentity:
    - {issuer: '^https://accounts.google.com$', subject: '^release@example.org$'}
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
    - {issuer: '^https://accounts.google.com$', subject: '^release@example.org$'}
`,
  fix: 'keep the key or the identities, whichever the signature is made with',
  source: 'https://github.com/fluxcd/source-controller/blob/main/internal/controller/ocirepository_controller.go',
  kinds: [KIND.ociRepository, KIND.helmChart],
  needs: inVerification('matchOIDCIdentity'),
  check(subject, report) {
    const { verify, path } = verificationOf(subject);
    if (listAt(verify, 'matchOIDCIdentity').length === 0) {
      return;
    }
    const why = verify.provider === 'notation' ? 'the provider is "notation"' : isSet(verify.secretRef) ? 'verify.secretRef is set' : undefined;
    if (why !== undefined) {
      report([...path, 'matchOIDCIdentity'], `the identities are ignored, because ${why}`);
    }
  },
};
