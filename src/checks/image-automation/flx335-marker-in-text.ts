import { FleetCheck } from '../engine';
import { exampleWith, markersIn, reportMarker, tryReadMarker } from './markers';

export const markerInText: FleetCheck = {
  code: 'FLX335',
  title: 'image marker inside a block of text',
  severity: 'error',
  rationale: 'Behind `|` or `>` it is part of the text and no comment of the file, so the value is never updated.',
  bad: exampleWith('values: |\n    image: ghcr.io/myorg/shop:1.2.3 # {"$imagepolicy": "apps:shop"}'),
  good: exampleWith('image: ghcr.io/myorg/shop:1.2.3 # {"$imagepolicy": "apps:shop"}'),
  fix: 'take the value out of the text: a field of its own, or a variable of `postBuild`',
  source: 'https://github.com/fluxcd/kustomize-controller/issues/1543',
  checkAll({ inventory }, report) {
    for (const marker of markersIn(inventory)) {
      if (marker.isText && !marker.isAlone && tryReadMarker(marker.text) !== undefined) {
        reportMarker(marker, inventory, report, 'this marker is part of a block of text');
      }
    }
  },
};
