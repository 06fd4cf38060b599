import { APPLICATION_CHECKS } from './application';
import { APPLICATIONSET_CHECKS } from './applicationset';
import { APPPROJECT_CHECKS } from './appproject';
import { ARTIFACT_GENERATOR_CHECKS } from './artifact-generator';
import { CHART_VALUES_CHECKS } from './chart-values';
import { CORE_CHECKS } from './core';
import { Check } from './engine';
import { FLUX_KUSTOMIZATION_CHECKS } from './flux-kustomization';
import { FLUX_SOURCE_CHECKS } from './flux-source';
import { HELM_RELEASE_CHECKS } from './helm-release';
import { IMAGE_AUTOMATION_CHECKS } from './image-automation';
import { NOTIFICATION_CHECKS } from './notification';
import { REFERENCE_CHECKS } from './reference';
import { SECRET_CHECKS } from './secret';

/** The checks of one area, as the catalogue shows them. */
export interface CheckArea {
  readonly title: string;
  /** Folder of `src/checks`. */
  readonly folder: string;
  readonly checks: readonly Check[];
}

export const CHECK_AREAS: readonly CheckArea[] = [
  { title: 'Any object of Kubernetes', folder: 'core', checks: CORE_CHECKS },
  { title: 'Argo CD: Application', folder: 'application', checks: APPLICATION_CHECKS },
  { title: 'Argo CD: AppProject', folder: 'appproject', checks: APPPROJECT_CHECKS },
  { title: 'Argo CD: ApplicationSet', folder: 'applicationset', checks: APPLICATIONSET_CHECKS },
  { title: 'Flux: HelmRelease', folder: 'helm-release', checks: HELM_RELEASE_CHECKS },
  { title: 'Flux: sources', folder: 'flux-source', checks: FLUX_SOURCE_CHECKS },
  { title: 'Flux: Kustomization', folder: 'flux-kustomization', checks: FLUX_KUSTOMIZATION_CHECKS },
  { title: 'Flux: image automation', folder: 'image-automation', checks: IMAGE_AUTOMATION_CHECKS },
  { title: 'Flux: notification', folder: 'notification', checks: NOTIFICATION_CHECKS },
  { title: 'Flux: ArtifactGenerator', folder: 'artifact-generator', checks: ARTIFACT_GENERATOR_CHECKS },
  { title: 'References between objects', folder: 'reference', checks: REFERENCE_CHECKS },
  { title: 'Values of charts', folder: 'chart-values', checks: CHART_VALUES_CHECKS },
  { title: 'Secrets', folder: 'secret', checks: SECRET_CHECKS },
];

export const CHECKS: readonly Check[] = CHECK_AREAS.flatMap(({ checks }) => checks);
