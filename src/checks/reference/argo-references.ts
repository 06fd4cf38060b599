import { Check } from '../engine';
import { sourceNotPermitted } from './ref200-source-not-permitted';
import { destinationNotPermitted } from './ref201-destination-not-permitted';
import { unknownProject } from './ref202-unknown-project';
import { namespaceNotPermitted } from './ref203-namespace-not-permitted';
import { applicationTwice } from './ref204-application-twice';
import { clusterName } from './ref205-cluster-name';
import { managedTwice } from './ref206-managed-twice';

/** References of Applications: REF200 to REF249. */
export const ARGO_REFERENCE_CHECKS: readonly Check[] = [
  sourceNotPermitted,
  destinationNotPermitted,
  unknownProject,
  namespaceNotPermitted,
  applicationTwice,
  clusterName,
  managedTwice,
];
