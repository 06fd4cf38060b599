import { Check } from '../engine';
import { fileThatIsNoManifest } from './flx280-file-that-is-no-manifest';
import { variableNobodySets } from './flx281-variable-nobody-sets';
import { variableBecomesEmpty } from './flx282-variable-becomes-empty';
import { variableName } from './flx283-variable-name';
import { variablesWithRefusedKey } from './flx284-variables-with-refused-key';
import { newlineInVariable } from './flx285-newline-in-variable';
import { quotesLost } from './flx286-quotes-lost';
import { healthChecksBesideWait } from './flx287-health-checks-beside-wait';
import { healthCheckWithoutNamespace } from './flx288-health-check-without-namespace';
import { targetNamespaceMovesObjects } from './flx290-target-namespace-moves-objects';
import { annotationValue } from './flx291-annotation-value';
import { annotationKey } from './flx292-annotation-key';
import { pathNotThere } from './flx294-path-not-there';
import { substitutionDoesNotRun } from './flx298-substitution-does-not-run';
import { unreadableSubstitution } from './flx381-unreadable-substitution';
import { renamedBehindReferences } from './flx383-renamed-behind-references';
import { jsonPatchWithoutTarget } from './flx390-json-patch-without-target';
import { componentPath } from './flx391-component-path';

export const FLUX_KUSTOMIZATION_CHECKS: readonly Check[] = [
  fileThatIsNoManifest,
  variableNobodySets,
  variableBecomesEmpty,
  variableName,
  variablesWithRefusedKey,
  newlineInVariable,
  quotesLost,
  healthChecksBesideWait,
  healthCheckWithoutNamespace,
  targetNamespaceMovesObjects,
  annotationValue,
  annotationKey,
  pathNotThere,
  substitutionDoesNotRun,
  unreadableSubstitution,
  renamedBehindReferences,
  jsonPatchWithoutTarget,
  componentPath,
];
