import { KIND } from '../../inventory';
import { inSpec, ObjectCheck, textAt } from '../engine';

export const invalidDigest: ObjectCheck = {
  code: 'FLX254',
  title: 'digest that is none',
  severity: 'error',
  rationale: 'The registry has nothing under this digest, so the source never has an artifact.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: 'oci://ghcr.io/myorg/charts/shop', ref: {digest: 9f86d081884c}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  url: oci://ghcr.io/myorg/charts/shop
  ref: {digest: 'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'}
`,
  fix: 'write "sha256:" and 64 hexadecimal digits',
  source: 'https://fluxcd.io/flux/components/source/ocirepositories/#digest-example',
  kinds: [KIND.ociRepository],
  needs: inSpec('ref', 'digest'),
  check({ spec }, report) {
    const digest = textAt(spec, 'ref', 'digest');
    if (digest !== undefined && digest !== '' && !/^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/.test(digest)) {
      report(['spec', 'ref', 'digest'], `"${digest}" is no digest`);
    }
  },
};
