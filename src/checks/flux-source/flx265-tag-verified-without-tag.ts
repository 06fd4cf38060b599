import { KIND } from '../../inventory';
import { fieldsAt, isKnown, isSet, ObjectCheck, textAt } from '../engine';

export const tagVerifiedWithoutTag: ObjectCheck = {
  code: 'FLX265',
  title: 'signature of a tag that is not checked out',
  severity: 'error',
  rationale: 'The modes "Tag" and "TagAndHEAD" verify the tag that the source takes. A branch has none, and Flux stalls.',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec:
  interval: 10m
  url: https://github.com/myorg/shop
  ref: {branch: main}
  verify: {mode: Tag, secretRef: {name: signers}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: shop, namespace: flux-system}
spec:
  interval: 10m
  url: https://github.com/myorg/shop
  ref: {semver: '>=1.0.0'}
  verify: {mode: Tag, secretRef: {name: signers}}
`,
  fix: 'take a tag with ref.tag or ref.semver, or verify "HEAD"',
  source: 'https://fluxcd.io/flux/components/source/gitrepositories/#verification',
  kinds: [KIND.gitRepository],
  check({ spec, object }, report) {
    const mode = textAt(spec, 'verify', 'mode');
    const ref = fieldsAt(spec, 'ref');
    const name = textAt(ref, 'name');
    const mayBeTag = isSet(ref.tag) || isSet(ref.semver) || (isSet(ref.name) && (!isKnown(ref.name) || name?.startsWith('refs/tags/') === true));
    if ((mode === 'Tag' || mode === 'TagAndHEAD') && !mayBeTag && object.facts.isPartial !== true) {
      report(['spec', 'verify', 'mode'], `mode "${mode}" verifies a tag, and ref takes none`);
    }
  },
};
