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
import { Inventory, KIND, KindName } from '../inventory';

/** The checks of one area, as the catalogue shows them. */
export interface CheckArea {
  readonly title: string;
  /** Folder of `src/checks`. */
  readonly folder: string;
  /** What its checks look at. Checks of a whole fleet look at everything. */
  readonly kinds: readonly KindName[] | 'all';
  /** Loads them, where the kinds are not all only for a fleet that has one of them. */
  checks(): readonly Check[];
}

const FLUX = Object.values(KIND).filter((kind) => kind.includes('.fluxcd.io/'));

export const CHECK_AREAS: readonly CheckArea[] = [
  { title: 'Any object of Kubernetes', folder: 'core', kinds: 'all', checks: () => CORE_CHECKS },
  { title: 'Argo CD: Application', folder: 'application', kinds: 'all', checks: () => APPLICATION_CHECKS },
  { title: 'Argo CD: AppProject', folder: 'appproject', kinds: [KIND.appProject], checks: () => APPPROJECT_CHECKS },
  { title: 'Argo CD: ApplicationSet', folder: 'applicationset', kinds: [KIND.applicationSet], checks: () => APPLICATIONSET_CHECKS },
  { title: 'Flux: HelmRelease', folder: 'helm-release', kinds: FLUX, checks: () => HELM_RELEASE_CHECKS },
  { title: 'Flux: sources', folder: 'flux-source', kinds: FLUX, checks: () => FLUX_SOURCE_CHECKS },
  { title: 'Flux: Kustomization', folder: 'flux-kustomization', kinds: 'all', checks: () => FLUX_KUSTOMIZATION_CHECKS },
  { title: 'Flux: image automation', folder: 'image-automation', kinds: 'all', checks: () => IMAGE_AUTOMATION_CHECKS },
  { title: 'Flux: notification', folder: 'notification', kinds: [KIND.alert, KIND.provider, KIND.receiver], checks: () => NOTIFICATION_CHECKS },
  { title: 'Flux: ArtifactGenerator', folder: 'artifact-generator', kinds: [KIND.artifactGenerator], checks: () => ARTIFACT_GENERATOR_CHECKS },
  { title: 'References between objects', folder: 'reference', kinds: 'all', checks: () => REFERENCE_CHECKS },
  { title: 'Values of charts', folder: 'chart-values', kinds: 'all', checks: () => CHART_VALUES_CHECKS },
  { title: 'Secrets', folder: 'secret', kinds: 'all', checks: () => SECRET_CHECKS },
];

export function allChecks(): Check[] {
  return CHECK_AREAS.flatMap(({ checks }) => checks());
}

/** Those that may find something. */
export function checksFor({ objects }: Inventory): Check[] {
  const present = new Set(objects.map(({ kindName }) => kindName));
  return CHECK_AREAS.filter(({ kinds }) => kinds === 'all' || kinds.some((kind) => present.has(kind))).flatMap(({ checks }) => checks());
}
