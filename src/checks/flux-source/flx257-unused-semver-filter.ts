import { KIND } from '../../inventory';
import { fieldsAt, inSpec, isSet, ObjectCheck, textAt } from '../engine';

export const unusedSemverFilter: ObjectCheck = {
  code: 'FLX257',
  title: 'filter of tags without a range',
  severity: 'warning',
  rationale: 'The filter is only asked together with semver; without it, Flux takes the tag, or "latest".',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: 'oci://ghcr.io/myorg/charts/shop', ref: {semverFilter: '.*-beta.*'}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec: {interval: 10m, url: 'oci://ghcr.io/myorg/charts/shop', ref: {semver: '>=1.0.0-0', semverFilter: '.*-beta.*'}}
`,
  fix: 'add ref.semver, or drop the filter',
  source: 'https://fluxcd.io/flux/components/source/ocirepositories/#semverfilter-example',
  kinds: [KIND.ociRepository],
  needs: inSpec('ref', 'semverFilter'),
  check({ spec, object }, report) {
    const ref = fieldsAt(spec, 'ref');
    const filter = textAt(ref, 'semverFilter');
    const hasRange = isSet(ref.semver) && ref.semver !== '';
    if (filter !== undefined && filter !== '' && !hasRange && object.facts.isPartial !== true) {
      report(['spec', 'ref', 'semverFilter'], `filter "${filter}" is ignored without ref.semver`);
    }
  },
};
