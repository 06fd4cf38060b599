import { KIND } from '../../inventory';
import { tryNearest } from '../../text';
import { FleetCheck } from '../engine';
import { exampleWith, readMarkersIn, reportMarker } from './markers';
import { isProbableTypo } from '../reference/probable-typo';

export const unknownPolicyInMarker: FleetCheck = {
  code: 'FLX331',
  title: 'image marker of a policy that does not exist',
  severity: 'error',
  rationale: 'No ImagePolicy of that name gives a value, so the image is never updated. Nothing says so.',
  isWhole: true,
  bad: exampleWith('image: ghcr.io/myorg/shop:1.2.3 # {"$imagepolicy": "apps:store"}'),
  good: exampleWith('image: ghcr.io/myorg/shop:1.2.3 # {"$imagepolicy": "apps:shop"}'),
  fix: 'name an ImagePolicy that exists, or declare it external',
  source: 'https://fluxcd.io/flux/guides/image-update/#configure-image-update-for-custom-resources',
  checkAll({ inventory }, report) {
    for (const { marker, target: { namespace, policy } } of readMarkersIn(inventory)) {
      const wanted = { kindName: KIND.imagePolicy, name: policy, namespace };
      const here = inventory.ofKind(KIND.imagePolicy);
      const isThere = here.some((one) => [one.name, ...one.facts.aliases ?? []].includes(policy) && (one.namespace ?? namespace) === namespace)
        || inventory.findExternal(wanted).length > 0;
      const names = here.filter((one) => one.namespace === namespace).map(({ name }) => name);
      if (!isThere && (inventory.isWhole || names.some((name) => isProbableTypo(policy, name)))) {
        const nearest = tryNearest(policy, names);
        reportMarker(marker, inventory, report, `there is no ImagePolicy "${policy}" in namespace "${namespace}"`,
          nearest === undefined ? undefined : `write "${namespace}:${nearest}"`);
      }
    }
  },
};
