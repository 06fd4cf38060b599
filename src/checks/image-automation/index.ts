import { Check } from '../engine';
import { unreadableMarker } from './flx330-unreadable-marker';
import { unknownPolicyInMarker } from './flx331-unknown-policy-in-marker';
import { markerOfAnotherNamespace } from './flx332-marker-of-another-namespace';
import { markerOutsideUpdatePath } from './flx333-marker-outside-update-path';
import { digestNeverReflected } from './flx334-digest-never-reflected';
import { markerInText } from './flx335-marker-in-text';

export const IMAGE_AUTOMATION_CHECKS: readonly Check[] = [
  unreadableMarker,
  unknownPolicyInMarker,
  markerOfAnotherNamespace,
  markerOutsideUpdatePath,
  digestNeverReflected,
  markerInText,
];
