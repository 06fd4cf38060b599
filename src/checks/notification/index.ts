import { Check } from '../engine';
import { invalidMessagePattern } from './flx340-message-pattern';
import { patternAsName } from './flx341-pattern-as-name';
import { anyWithoutLabels } from './flx342-any-without-labels';
import { missingApiVersion } from './flx343-missing-api-version';
import { noAddress } from './flx344-no-address';
import { noChannel } from './flx345-no-channel';
import { noCredentials } from './flx346-no-credentials';
import { repositoryAddress } from './flx347-repository-address';
import { addressWithoutScheme } from './flx349-address-without-scheme';
import { ignoredEvents } from './flx352-ignored-events';
import { unknownEvent } from './flx353-event-name';
import { invalidFilter } from './flx355-cel-expression';
import { missingSecretKeys } from './flx357-secret-keys';

export const NOTIFICATION_CHECKS: readonly Check[] = [
  invalidMessagePattern,
  patternAsName,
  anyWithoutLabels,
  missingApiVersion,
  noAddress,
  noChannel,
  noCredentials,
  repositoryAddress,
  addressWithoutScheme,
  ignoredEvents,
  unknownEvent,
  invalidFilter,
  missingSecretKeys,
];
