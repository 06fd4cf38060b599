import { Check } from '../engine';
import { noGenerator } from './arg500-no-generator';
import { severalGenerators } from './arg501-several-generators';
import { innerGenerator } from './arg502-inner-generator';
import { matrixOfTwo } from './arg503-matrix-of-two';
import { mergeNeeds } from './arg504-merge-needs';
import { mergeKeyPath } from './arg506-merge-key-path';
import { gitNothing } from './arg508-git-nothing';
import { gitBoth } from './arg509-git-both';
import { gitPath } from './arg510-git-path';
import { gitDoublestar } from './arg511-git-doublestar';
import { gitOnlyExclusions } from './arg512-git-only-exclusions';
import { gitPathTwice } from './arg513-git-path-twice';
import { listValue } from './arg514-list-value';
import { listNumber } from './arg515-list-number';
import { templateOption } from './arg516-template-option';
import { optionsWithoutGo } from './arg517-options-without-go';
import { paramSelector } from './arg518-selector';
import { nestedSelectors } from './arg519-nested-selectors';
import { templateSyntax } from './arg520-template-syntax';
import { unknownFunction } from './arg521-unknown-function';
import { forbiddenFunction } from './arg522-forbidden-function';
import { volatileFunction } from './arg523-volatile-function';
import { olderPlaceholder } from './arg524-older-placeholder';
import { goWithoutGo } from './arg525-go-without-go';
import { unknownParameter } from './arg526-unknown-parameter';
import { elementLacks } from './arg527-element-lacks';
import { patchField } from './arg528-patch-field';
import { patchKept } from './arg529-patch-kept';
import { notRendered } from './arg530-not-rendered';
import { oneName } from './arg531-one-name';
import { maybeOneName } from './arg532-maybe-one-name';
import { matrixName } from './arg533-matrix-name';
import { nameText } from './arg534-name-text';
import { pathInName } from './arg535-path-in-name';
import { strategyType } from './arg540-strategy-type';
import { noSteps } from './arg541-no-steps';
import { stepsIgnored } from './arg542-steps-ignored';
import { stepOperator } from './arg543-step-operator';
import { maxUpdate } from './arg544-max-update';
import { deletionOrder } from './arg545-deletion-order';
import { stepSelectsNothing } from './arg546-step-selects-nothing';
import { preservedAndFinalizer } from './arg550-preserved-and-finalizer';
import { noFinalizers } from './arg551-no-finalizers';
import { templateNamespace } from './arg552-template-namespace';
import { neverAgain } from './arg556-never-again';
import { oneProvider } from './arg557-one-provider';
import { filterExpression } from './arg558-filter-expression';
import { decisionResource } from './arg559-decision-resource';
import { innerTemplate } from './arg562-inner-template';
import { ignoredPointer } from './arg570-ignored-pointer';

export const APPLICATIONSET_CHECKS: readonly Check[] = [
  noGenerator,
  severalGenerators,
  innerGenerator,
  matrixOfTwo,
  mergeNeeds,
  mergeKeyPath,
  gitNothing,
  gitBoth,
  gitPath,
  gitDoublestar,
  gitOnlyExclusions,
  gitPathTwice,
  listValue,
  listNumber,
  templateOption,
  optionsWithoutGo,
  paramSelector,
  nestedSelectors,
  templateSyntax,
  unknownFunction,
  forbiddenFunction,
  volatileFunction,
  olderPlaceholder,
  goWithoutGo,
  unknownParameter,
  elementLacks,
  patchField,
  patchKept,
  notRendered,
  oneName,
  maybeOneName,
  matrixName,
  nameText,
  pathInName,
  strategyType,
  noSteps,
  stepsIgnored,
  stepOperator,
  maxUpdate,
  deletionOrder,
  stepSelectsNothing,
  preservedAndFinalizer,
  noFinalizers,
  templateNamespace,
  neverAgain,
  oneProvider,
  filterExpression,
  decisionResource,
  innerTemplate,
  ignoredPointer,
];
