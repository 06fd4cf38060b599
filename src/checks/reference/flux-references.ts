import { Check } from '../engine';
import { missingFluxObject } from './ref100-missing-flux-object';
import { missingDependency } from './ref101-missing-dependency';
import { dependencyOfAnotherKind } from './ref102-dependency-of-another-kind';
import { objectInAnotherNamespace } from './ref103-object-in-another-namespace';
import { watchedObjectMissing } from './ref104-watched-object-missing';
import { nothingMakesIt } from './ref110-nothing-makes-it';
import { probablyMisspelled } from './ref111-probably-misspelled';
import { secretInAnotherNamespace } from './ref112-secret-in-another-namespace';
import { missingKey } from './ref113-missing-key';
import { valuesAreNoMapping } from './ref114-values-are-no-mapping';
import { secretLacksKey } from './ref115-secret-lacks-key';
import { namespaceNothingMakes } from './ref116-namespace-nothing-makes';
import { hashedName } from './ref117-hashed-name';
import { valuesWithoutWatchLabel } from './ref118-values-without-watch-label';
import { dependencyCycle } from './ref121-dependency-cycle';
import { waitsForItsParent } from './ref122-waits-for-its-parent';
import { imageRepositoryNotShared } from './ref130-image-repository-not-shared';
import { crossNamespaceLocked } from './ref131-cross-namespace-locked';
import { definedTwice } from './ref150-defined-twice';
import { appliedTwice } from './ref151-applied-twice';
import { oneHelmRelease } from './ref152-one-helm-release';
import { oneHelmChart } from './ref153-one-helm-chart';
import { customResourceBesideItsChart } from './ref154-custom-resource-beside-its-chart';

/** References of Flux, and objects of which there may be only one. */
export const FLUX_REFERENCE_CHECKS: readonly Check[] = [
  missingFluxObject,
  missingDependency,
  dependencyOfAnotherKind,
  objectInAnotherNamespace,
  watchedObjectMissing,
  nothingMakesIt,
  probablyMisspelled,
  secretInAnotherNamespace,
  missingKey,
  valuesAreNoMapping,
  secretLacksKey,
  namespaceNothingMakes,
  hashedName,
  valuesWithoutWatchLabel,
  dependencyCycle,
  waitsForItsParent,
  imageRepositoryNotShared,
  crossNamespaceLocked,
  definedTwice,
  appliedTwice,
  oneHelmRelease,
  oneHelmChart,
  customResourceBesideItsChart,
];
