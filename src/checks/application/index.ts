import { Check } from '../engine';
import { sourcesOfSeveralKinds } from './arg200-sources-of-several-kinds';
import { noSource } from './arg201-no-source';
import { sourceOfNothing } from './arg202-source-of-nothing';
import { chartWithoutVersion } from './arg203-chart-without-version';
import { chartAndPath } from './arg204-chart-and-path';
import { sourceOfSeveralTools } from './arg205-source-of-several-tools';
import { emptySettings } from './arg206-empty-settings';
import { invalidRef } from './arg207-invalid-ref';
import { refTwice } from './arg208-ref-twice';
import { unknownRef } from './arg209-unknown-ref';
import { refInSingleSource } from './arg210-ref-in-single-source';
import { refBehindAPath } from './arg211-ref-behind-a-path';
import { refOfNoGit } from './arg212-ref-of-no-git';
import { repositoryAtTwoRevisions } from './arg213-repository-at-two-revisions';
import { unusedRef } from './arg214-unused-ref';
import { sourceNameTwice } from './arg215-source-name-twice';
import { ociSchemeAndChart } from './arg220-oci-scheme-and-chart';
import { ociBeforeItsTime } from './arg221-oci-before-its-time';
import { httpsOfARegistry } from './arg222-https-of-a-registry';
import { repositoryWithoutScheme } from './arg223-repository-without-scheme';
import { chartFromGit } from './arg224-chart-from-git';
import { pathInAHelmRepository } from './arg225-path-in-a-helm-repository';
import { pathOutside } from './arg226-path-outside';
import { revisionThatIsNoVersion } from './arg227-revision-that-is-no-version';
import { tagPrefixWithoutVersion } from './arg228-tag-prefix-without-version';
import { chartForAnotherTool } from './arg229-chart-for-another-tool';
import { valuesAndValuesObject } from './arg240-values-and-values-object';
import { valuesThatAreNoMapping } from './arg241-values-that-are-no-mapping';
import { parameterTwice } from './arg242-parameter-twice';
import { parameterName } from './arg243-parameter-name';
import { parameterValueInBraces } from './arg244-parameter-value-in-braces';
import { helmVersion } from './arg245-helm-version';
import { releaseName } from './arg246-release-name';
import { kubeVersion } from './arg247-kube-version';
import { valueFileOutside } from './arg248-value-file-outside';
import { valueFilePattern } from './arg249-value-file-pattern';
import { directoryPattern } from './arg260-directory-pattern';
import { directoryPatternOfNoFile } from './arg261-directory-pattern-of-no-file';
import { kustomizeImage } from './arg270-kustomize-image';
import { kustomizePatch } from './arg271-kustomize-patch';
import { kustomizeReplicas } from './arg274-kustomize-replicas';
import { commonLabel } from './arg275-common-label';
import { hydratorPathIsRoot } from './arg280-hydrator-path-is-root';
import { hydratorFieldEmpty } from './arg281-hydrator-field-empty';
import { hydratedTwice } from './arg282-hydrated-twice';
import { destinationByNameAndServer } from './arg300-destination-by-name-and-server';
import { noDestination } from './arg301-no-destination';
import { serverAndNameConfused } from './arg302-server-and-name-confused';
import { emptyProject } from './arg303-empty-project';
import { destinationNamespace } from './arg304-destination-namespace';
import { createNamespaceOfNothing } from './arg305-create-namespace-of-nothing';
import { namespaceMetadataWithoutCreate } from './arg306-namespace-metadata-without-create';
import { unknownSyncOption } from './arg310-unknown-sync-option';
import { syncOptionBeforeItsTime } from './arg311-sync-option-before-its-time';
import { replaceAndServerSideApply } from './arg312-replace-and-server-side-apply';
import { syncOptionContradicts } from './arg313-sync-option-contradicts';
import { retryWithoutLimit } from './arg314-retry-without-limit';
import { retryDuration } from './arg315-retry-duration';
import { retryFactor } from './arg316-retry-factor';
import { allowEmptyWithoutPrune } from './arg317-allow-empty-without-prune';
import { retryMaxDuration } from './arg318-retry-max-duration';
import { hookPhase } from './arg330-hook-phase';
import { hookDeletePolicy } from './arg331-hook-delete-policy';
import { deletePolicyWithoutHook } from './arg332-delete-policy-without-hook';
import { syncWave } from './arg333-sync-wave';
import { resourceSyncOption } from './arg334-resource-sync-option';
import { compareOption } from './arg335-compare-option';
import { applicationFinalizer } from './arg336-application-finalizer';
import { refreshInGit } from './arg337-refresh-in-git';
import { skipReconcile } from './arg338-skip-reconcile';
import { managedByUrl } from './arg339-managed-by-url';
import { manifestGeneratePaths } from './arg340-manifest-generate-paths';
import { annotationSpelling } from './arg341-annotation-spelling';
import { annotationAsLabel } from './arg342-annotation-as-label';
import { waveOfGeneratedApplication } from './arg343-wave-of-generated-application';
import { ignoredPointer } from './arg360-ignored-pointer';
import { ignoredJq } from './arg361-ignored-jq';
import { ignoredWithoutPaths } from './arg362-ignored-without-paths';
import { ignoredKindWithoutGroup } from './arg363-ignored-kind-without-group';
import { ignoredGroupWithVersion } from './arg364-ignored-group-with-version';
import { ignoredNamePattern } from './arg365-ignored-name-pattern';
import { ignoredKindSpelling } from './arg366-ignored-kind-spelling';
import { ignoredReplicasReset } from './arg367-ignored-replicas-reset';
import { unknownBuildVariable } from './arg380-unknown-build-variable';
import { buildVariableInValues } from './arg381-build-variable-in-values';
import { buildVariableInAnnotations } from './arg382-build-variable-in-annotations';
import { buildVariableElsewhere } from './arg383-build-variable-elsewhere';

export const APPLICATION_CHECKS: readonly Check[] = [
  sourcesOfSeveralKinds,
  noSource,
  sourceOfNothing,
  chartWithoutVersion,
  chartAndPath,
  sourceOfSeveralTools,
  emptySettings,
  invalidRef,
  refTwice,
  unknownRef,
  refInSingleSource,
  refBehindAPath,
  refOfNoGit,
  repositoryAtTwoRevisions,
  unusedRef,
  sourceNameTwice,
  ociSchemeAndChart,
  ociBeforeItsTime,
  httpsOfARegistry,
  repositoryWithoutScheme,
  chartFromGit,
  pathInAHelmRepository,
  pathOutside,
  revisionThatIsNoVersion,
  tagPrefixWithoutVersion,
  chartForAnotherTool,
  valuesAndValuesObject,
  valuesThatAreNoMapping,
  parameterTwice,
  parameterName,
  parameterValueInBraces,
  helmVersion,
  releaseName,
  kubeVersion,
  valueFileOutside,
  valueFilePattern,
  directoryPattern,
  directoryPatternOfNoFile,
  kustomizeImage,
  kustomizePatch,
  kustomizeReplicas,
  commonLabel,
  hydratorPathIsRoot,
  hydratorFieldEmpty,
  hydratedTwice,
  destinationByNameAndServer,
  noDestination,
  serverAndNameConfused,
  emptyProject,
  destinationNamespace,
  createNamespaceOfNothing,
  namespaceMetadataWithoutCreate,
  unknownSyncOption,
  syncOptionBeforeItsTime,
  replaceAndServerSideApply,
  syncOptionContradicts,
  retryWithoutLimit,
  retryDuration,
  retryFactor,
  allowEmptyWithoutPrune,
  retryMaxDuration,
  hookPhase,
  hookDeletePolicy,
  deletePolicyWithoutHook,
  syncWave,
  resourceSyncOption,
  compareOption,
  applicationFinalizer,
  refreshInGit,
  skipReconcile,
  managedByUrl,
  manifestGeneratePaths,
  annotationSpelling,
  annotationAsLabel,
  waveOfGeneratedApplication,
  ignoredPointer,
  ignoredJq,
  ignoredWithoutPaths,
  ignoredKindWithoutGroup,
  ignoredGroupWithVersion,
  ignoredNamePattern,
  ignoredKindSpelling,
  ignoredReplicasReset,
  unknownBuildVariable,
  buildVariableInValues,
  buildVariableInAnnotations,
  buildVariableElsewhere,
];
