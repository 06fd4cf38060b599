import { KIND } from '../../inventory';
import { inSpec, ObjectCheck, re2Fault, textAt } from '../engine';

export const invalidSemverFilter: ObjectCheck = {
  code: 'FLX256',
  title: 'filter of tags that is no regular expression',
  severity: 'error',
  rationale: 'RE2 does not take the expression, so Flux chooses no tag and the source never has an artifact.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: 'oci://ghcr.io/myorg/charts/shop', ref: {semver: '>=1.0.0-0', semverFilter: '^(?!.*rc).*$'}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: 'oci://ghcr.io/myorg/charts/shop', ref: {semver: '>=1.0.0-0', semverFilter: '.*-beta.*'}}
`,
  fix: 'write an expression that RE2 takes: without look-around and back-references',
  source: 'https://fluxcd.io/flux/components/source/ocirepositories/#semverfilter-example',
  kinds: [KIND.ociRepository],
  needs: inSpec('ref', 'semverFilter'),
  check({ spec }, report) {
    const filter = textAt(spec, 'ref', 'semverFilter');
    const fault = filter === undefined ? undefined : re2Fault(filter);
    if (fault !== undefined) {
      report(['spec', 'ref', 'semverFilter'], `"${filter}" is no regular expression that RE2 takes: ${fault}`);
    }
  },
};
