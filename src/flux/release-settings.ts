import { Duration } from 'cdk8s';
import {
  CommonMetadata, CustomHealthCheck, HelmReleaseDriftDetection, HelmReleaseInstall, HelmReleasePostRenderStrategy, HelmReleaseRollback,
  HelmReleaseTest, HelmReleaseUninstall, HelmReleaseUpgrade, HelmReleaseWaitStrategy, PostRenderer,
} from './l1/index.generated';

/** How Flux treats a release: what `FluxHelmRelease` and `FluxOptions` have in common. */
export interface FluxReleaseSettings {
  /**
   * How often the release is compared with what it should be.
   *
   * @default - that of the engine, 10 minutes unless told
   */
  readonly interval?: Duration;

  /**
   * How long one action of Helm may take.
   *
   * @default Duration.minutes(5)
   */
  readonly timeout?: Duration;

  /**
   * How the first installation goes. `remediation.retries` is 0 unless set: a failed release stays failed.
   *
   * @default - the controller's own
   */
  readonly install?: HelmReleaseInstall;

  /**
   * How upgrades go. `crds` is `Skip` unless set: CRDs of the chart are not upgraded.
   *
   * @default - the controller's own
   */
  readonly upgrade?: HelmReleaseUpgrade;

  /**
   * How a rollback goes. Only upgrade remediation rolls back, so this needs `upgrade.remediation.retries`;
   * fails with FLX130 without.
   *
   * @default - the controller's own
   */
  readonly rollback?: HelmReleaseRollback;

  /**
   * How the release is uninstalled.
   *
   * @default - the controller's own
   */
  readonly uninstall?: HelmReleaseUninstall;

  /**
   * Whether the chart's tests run after each action, and what their failure means.
   *
   * @default - they do not run
   */
  readonly test?: HelmReleaseTest;

  /**
   * Whether changes in the cluster are undone, and what is left alone.
   *
   * @default - disabled
   */
  readonly driftDetection?: HelmReleaseDriftDetection;

  /**
   * Changes to the rendered objects before they are applied.
   *
   * @default - none
   */
  readonly postRenderers?: PostRenderer[];

  /**
   * Whether hooks are changed by the post-renderers, too. Since Flux 2.9.
   *
   * @default - they are
   */
  readonly postRenderStrategy?: HelmReleasePostRenderStrategy;

  /**
   * How the controller finds out that objects are ready. Since Flux 2.8.
   *
   * @default - by their status conditions
   */
  readonly waitStrategy?: HelmReleaseWaitStrategy;

  /**
   * When objects of a kind are ready, as CEL expressions. Since Flux 2.8.
   *
   * @default - none
   */
  readonly healthCheckExprs?: CustomHealthCheck[];

  /**
   * The ServiceAccount that the controller acts as.
   *
   * @default - the controller's own
   */
  readonly serviceAccountName?: string;

  /**
   * How many revisions Helm keeps; 0 for all.
   *
   * @default 5
   */
  readonly maxHistory?: number;

  /**
   * Whether the controller keeps its connection to the cluster through an action.
   *
   * @default true
   */
  readonly persistentClient?: boolean;

  /**
   * Labels and annotations of every rendered object. Since Flux 2.7.
   *
   * @default - none
   */
  readonly commonMetadata?: CommonMetadata;
}
