import { KIND } from '../../inventory';
import { isVersionRange } from '../../text';
import { ObjectCheck, textOf } from '../engine';
import { gitRefOf, inGitRef } from './git-ref';

export const invalidSemver: ObjectCheck = {
  code: 'FLX255',
  title: 'range of versions that is none',
  severity: 'error',
  rationale: 'Flux cannot choose a tag, so the source never has an artifact.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: 'oci://ghcr.io/myorg/charts/shop', ref: {semver: newest}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: 'oci://ghcr.io/myorg/charts/shop', ref: {semver: '>=1.0.0 <2.0.0'}}
`,
  fix: 'write a range such as ">=1.0.0 <2.0.0", or "*" for the newest',
  source: 'https://github.com/Masterminds/semver/blob/master/constraints.go',
  kinds: [KIND.gitRepository, KIND.ociRepository, KIND.imageUpdateAutomation],
  needs: inGitRef('semver'),
  check(subject, report) {
    const { ref, path } = gitRefOf(subject);
    const range = textOf(ref.semver);
    if (range !== undefined && range !== '' && !isVersionRange(range)) {
      report([...path, 'semver'], `"${range}" is no range of versions`);
    }
  },
};
