import { KIND } from '../../inventory';
import { formatChoices } from '../../text';
import { FleetCheck } from '../engine';
import { exampleWith, readMarkersIn, reportMarker, robotsOf } from './markers';

export const markerOfAnotherNamespace: FleetCheck = {
  code: 'FLX332',
  title: 'image marker of a namespace without an automation',
  severity: 'error',
  rationale: 'An ImageUpdateAutomation heeds the policies of its own namespace only, so nothing ever updates the value. Nothing says so.',
  bad: exampleWith('image: ghcr.io/myorg/shop:1.2.3 # {"$imagepolicy": "flux-system:shop"}'),
  good: exampleWith('image: ghcr.io/myorg/shop:1.2.3 # {"$imagepolicy": "apps:shop"}'),
  fix: 'name the namespace of the ImageUpdateAutomation, in which the ImagePolicy has to be, too',
  source: 'https://github.com/fluxcd/image-automation-controller/issues/159',
  checkAll({ inventory }, report) {
    const known = [...new Set(inventory.ofKind(KIND.imageUpdateAutomation).map(({ namespace }) => namespace ?? ''))];
    for (const { marker, target: { namespace } } of readMarkersIn(inventory)) {
      if (robotsOf(inventory, namespace).length === 0) {
        reportMarker(marker, inventory, report, `no ImageUpdateAutomation of namespace "${namespace}" is here, only of ${formatChoices(known, 3)}`);
      }
    }
  },
};
