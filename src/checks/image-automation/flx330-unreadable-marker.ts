import { FleetCheck } from '../engine';
import { exampleWith, markersIn, reportMarker, tryReadMarker } from './markers';

export const unreadableMarker: FleetCheck = {
  code: 'FLX330',
  title: 'image marker that is not read',
  severity: 'error',
  rationale: 'The comment has to be one JSON object and nothing else: any other text in it, and the value is never updated. Nothing says so.',
  bad: exampleWith('image: ghcr.io/myorg/shop:1.2.3 # renovate {"$imagepolicy": "apps:shop"}'),
  good: exampleWith('image: ghcr.io/myorg/shop:1.2.3 # {"$imagepolicy": "apps:shop"}'),
  fix: 'write `# {"$imagepolicy": "namespace:policy"}`, with ":tag", ":name" or ":digest" for one part, and nothing else behind the #',
  source: 'https://fluxcd.io/flux/guides/image-update/#configure-image-update-for-custom-resources',
  checkAll({ inventory }, report) {
    for (const marker of markersIn(inventory)) {
      // A comment of its own is prose, or a line that somebody took out, marker and all.
      if (!marker.isText && !marker.isAlone && tryReadMarker(marker.text) === undefined) {
        reportMarker(marker, inventory, report, `"# ${marker.text}" is no marker of an image policy`);
      }
    }
  },
};
