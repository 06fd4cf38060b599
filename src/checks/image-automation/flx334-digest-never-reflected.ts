import { KIND } from '../../inventory';
import { FleetCheck, textAt, valueAt } from '../engine';
import { exampleWith, readMarkersIn, reportMarker } from './markers';

export const digestNeverReflected: FleetCheck = {
  code: 'FLX334',
  title: 'marker of a digest that the policy does not know',
  severity: 'error',
  rationale: 'An ImagePolicy reflects digests only when it is told to; the automation writes an empty text in place of the digest.',
  bad: exampleWith('digest: sha256:0000 # {"$imagepolicy": "apps:shop:digest"}'),
  good: exampleWith('digest: sha256:0000 # {"$imagepolicy": "apps:shop:digest"}', ', digestReflectionPolicy: IfNotPresent'),
  fix: 'set `digestReflectionPolicy: IfNotPresent` on the ImagePolicy, or `Always` with an interval',
  source: 'https://fluxcd.io/flux/components/image/imagepolicies/#digest-reflection-policy',
  checkAll({ inventory }, report) {
    for (const { marker, target: { namespace, policy, part } } of readMarkersIn(inventory)) {
      const policies = inventory.ofKind(KIND.imagePolicy).filter((one) => one.name === policy && one.namespace === namespace);
      const isNever = policies.length > 0 && policies.every(({ manifest, facts }) => facts.isPartial !== true
        && (valueAt(manifest, 'spec', 'digestReflectionPolicy') === undefined || textAt(manifest, 'spec', 'digestReflectionPolicy') === 'Never'));
      if (part === 'digest' && isNever) {
        reportMarker(marker, inventory, report, `ImagePolicy "${policy}" does not reflect digests`);
      }
    }
  },
};
