import { KIND } from '../../inventory';
import { isSet, ObjectCheck } from '../engine';
import { inVerification, verificationOf } from './verification';

export const notationWithoutSecret: ObjectCheck = {
  code: 'FLX270',
  title: 'Notation without its trust policy',
  severity: 'error',
  rationale: 'Notation verifies with a trust policy and certificates of a Secret. Without it every verification fails, and nothing is ever delivered.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: 'oci://ghcr.io/myorg/charts/shop', ref: {tag: 1.2.3}, verify: {provider: notation}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: 'oci://ghcr.io/myorg/charts/shop', ref: {tag: 1.2.3}, verify: {provider: notation, secretRef: {name: trust}}}
`,
  fix: 'name a Secret with "trustpolicy.json" and certificates in verify.secretRef',
  source: 'https://fluxcd.io/flux/components/source/ocirepositories/#notation',
  kinds: [KIND.ociRepository, KIND.helmChart, KIND.helmRelease],
  needs: inVerification('provider'),
  check(subject, report) {
    const { verify, path } = verificationOf(subject);
    if (verify.provider === 'notation' && !isSet(verify.secretRef) && subject.object.facts.isPartial !== true) {
      report([...path, 'provider'], 'provider "notation" needs verify.secretRef');
    }
  },
};
