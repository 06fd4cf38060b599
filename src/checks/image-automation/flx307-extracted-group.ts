import { KIND } from '../../inventory';
import { formatChoices } from '../../text';
import { fieldsAt, isSet, ObjectCheck, Re2Groups, textAt, tryGroups } from '../engine';

export const missingGroup: ObjectCheck = {
  code: 'FLX307',
  title: 'extracted group that the filter does not have',
  severity: 'error',
  rationale: 'A group that does not exist is empty: every tag becomes the same text, and which one is chosen is chance, or an error.',
  bad: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: shop, namespace: flux-system}
spec:
  imageRepositoryRef: {name: shop}
  filterTags: {pattern: '^main-[a-f0-9]+-(?P<ts>[0-9]+)$', extract: $timestamp}
  policy: {numerical: {order: asc}}
`,
  good: `
apiVersion: image.toolkit.fluxcd.io/v1
kind: ImagePolicy
metadata: {name: shop, namespace: flux-system}
spec:
  imageRepositoryRef: {name: shop}
  filterTags: {pattern: '^main-[a-f0-9]+-(?P<ts>[0-9]+)$', extract: $ts}
  policy: {numerical: {order: asc}}
`,
  fix: 'name a group of the pattern, such as "$ts" for "(?P<ts>[0-9]+)"',
  source: 'https://fluxcd.io/flux/components/image/imagepolicies/#filter-tags',
  kinds: [KIND.imagePolicy],
  check({ spec, object }, report) {
    const filter = fieldsAt(spec, 'filterTags');
    const extract = textAt(filter, 'extract');
    const hasPattern = isSet(filter.pattern);
    const groups = hasPattern ? textAt(filter, 'pattern') : '';
    const known = groups === undefined || (!hasPattern && object.facts.isPartial === true) ? undefined : tryGroups(groups);
    const missing = extract === undefined || known === undefined ? undefined : namesIn(extract).find((name) => !hasGroup(known, name));
    if (missing !== undefined) {
      const names = known!.names.length > 0 ? `, it has ${formatChoices(known!.names)}` : '';
      report(['spec', 'filterTags', 'extract'], `"${extract}" extracts "${missing}", which is no group of the pattern${names}`);
    }
  },
};

/** The longest run of letters, digits and `_` behind a `$` is the name; `$$` is a dollar (Go's Regexp.Expand). */
function namesIn(extract: string): string[] {
  return [...extract.matchAll(/\$(?:\$|([\p{L}\p{Nd}_]+))/gu)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

function hasGroup({ count, names }: Re2Groups, name: string): boolean {
  return /^[0-9]+$/.test(name) ? Number(name) <= count : names.includes(name);
}
