import { Check } from '../engine';
import { sourceDenial } from './arg400-source-denial';
import { destinationDenial } from './arg401-destination-denial';
import { deniedClusterName } from './arg402-denied-cluster-name';
import { denyStar } from './arg403-deny-star';
import { sameEntryTwice } from './arg404-twice';
import { sourcePattern } from './arg405-source-pattern';
import { resourcePattern } from './arg407-resource-pattern';
import { resourceScope } from './arg408-resource-scope';
import { roleName } from './arg410-role-name';
import { policyForm } from './arg411-policy-form';
import { policySubject } from './arg412-policy-subject';
import { policyAction } from './arg413-policy-action';
import { policyObject } from './arg414-policy-object';
import { roleGroup } from './arg415-role-group';
import { windowKind } from './arg420-window-kind';
import { windowSchedule } from './arg421-window-schedule';
import { windowDuration } from './arg422-window-duration';
import { windowTargets } from './arg423-window-targets';
import { windowZone } from './arg424-window-zone';
import { windowDescription } from './arg425-window-description';
import { windowNever } from './arg426-window-never';
import { destinationServiceAccount } from './arg430-service-account';
import { integrityAndKeys } from './arg435-integrity-and-keys';
import { integrityMode } from './arg436-integrity-mode';
import { integrityOverlap } from './arg437-integrity-overlap';
import { destinationNowhere } from './arg440-destination-nowhere';
import { destinationAnyCluster } from './arg441-destination-any-cluster';
import { destinationNamespace } from './arg442-destination-namespace';

export const APPPROJECT_CHECKS: readonly Check[] = [
  sourceDenial,
  destinationDenial,
  deniedClusterName,
  denyStar,
  sameEntryTwice,
  sourcePattern,
  resourcePattern,
  resourceScope,
  roleName,
  policyForm,
  policySubject,
  policyAction,
  policyObject,
  roleGroup,
  windowKind,
  windowSchedule,
  windowDuration,
  windowTargets,
  windowZone,
  windowDescription,
  windowNever,
  destinationServiceAccount,
  integrityAndKeys,
  integrityMode,
  integrityOverlap,
  destinationNowhere,
  destinationAnyCluster,
  destinationNamespace,
];
