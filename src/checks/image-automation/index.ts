import { Check } from '../engine';
import { imageWithTag } from './flx300-image-with-tag';
import { invalidImageName } from './flx301-image-name';
import { invalidExclusion } from './flx302-exclusion-pattern';
import { noPolicy } from './flx303-no-policy';
import { severalPolicies } from './flx304-several-policies';
import { invalidPolicyRange } from './flx305-policy-range';
import { invalidFilterPattern } from './flx306-filter-pattern';
import { missingGroup } from './flx307-extracted-group';
import { automationWithoutGit } from './flx312-automation-without-git';
import { noPushBranch } from './flx313-no-push-branch';
import { invalidMessageTemplate } from './flx314-message-template';
import { unknownMessageField } from './flx315-message-field';
import { unreadableMarker } from './flx330-unreadable-marker';
import { unknownPolicyInMarker } from './flx331-unknown-policy-in-marker';
import { markerOfAnotherNamespace } from './flx332-marker-of-another-namespace';
import { markerOutsideUpdatePath } from './flx333-marker-outside-update-path';
import { digestNeverReflected } from './flx334-digest-never-reflected';
import { markerInText } from './flx335-marker-in-text';

export const IMAGE_AUTOMATION_CHECKS: readonly Check[] = [
  imageWithTag,
  invalidImageName,
  invalidExclusion,
  noPolicy,
  severalPolicies,
  invalidPolicyRange,
  invalidFilterPattern,
  missingGroup,
  automationWithoutGit,
  noPushBranch,
  invalidMessageTemplate,
  unknownMessageField,
  unreadableMarker,
  unknownPolicyInMarker,
  markerOfAnotherNamespace,
  markerOutsideUpdatePath,
  digestNeverReflected,
  markerInText,
];
