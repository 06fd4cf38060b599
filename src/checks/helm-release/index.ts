import { Check } from '../engine';
import { invalidReleaseName } from './flx200-release-name';
import { invalidChartVersion } from './flx201-chart-version';
import { ignoredChartVersion } from './flx202-ignored-chart-version';
import { invalidChartName } from './flx203-chart-name';
import { absoluteChartPath } from './flx204-absolute-chart-path';
import { unreleasedChanges } from './flx205-unreleased-changes';
import { verifiedDirectory } from './flx206-verified-directory';
import { chartInUrl } from './flx207-chart-in-url';
import { rollbackNever } from './flx210-rollback-never';
import { ignoredRemediation } from './flx211-ignored-remediation';
import { remediationNever } from './flx212-remediation-never';
import { ignoredForce } from './flx213-ignored-force';
import { ignoredHealthChecks } from './flx214-ignored-health-checks';
import { invalidDriftPath } from './flx220-drift-path';
import { driftNotDetected } from './flx221-drift-not-detected';
import { invalidSelector } from './flx222-invalid-selector';
import { invalidPatch } from './flx223-invalid-patch';
import { targetPathOverridden } from './flx225-target-path-overridden';
import { invalidTargetPath } from './flx226-target-path';
import { setSyntaxInValue } from './flx227-set-syntax';
import { literalDocument } from './flx228-literal-document';
import { dependsOnItself } from './flx230-depends-on-itself';
import { invalidExpression } from './flx240-cel-expression';

export const HELM_RELEASE_CHECKS: readonly Check[] = [
  invalidReleaseName,
  invalidChartVersion,
  ignoredChartVersion,
  invalidChartName,
  absoluteChartPath,
  unreleasedChanges,
  verifiedDirectory,
  chartInUrl,
  rollbackNever,
  ignoredRemediation,
  remediationNever,
  ignoredForce,
  ignoredHealthChecks,
  invalidDriftPath,
  driftNotDetected,
  invalidSelector,
  invalidPatch,
  targetPathOverridden,
  invalidTargetPath,
  setSyntaxInValue,
  literalDocument,
  dependsOnItself,
  invalidExpression,
];
