import { ChartSource } from './chart-source';
import { Cluster } from './cluster';
import { DeliveryOptions } from './delivery';
import { FieldOwnership } from './field-ownership';
import { HelmParameter } from './helm-parameter';
import { HelmValues } from './helm-values';
import { INamed } from './named';
import { Release } from './release';
import { SyncPolicy } from './sync';

/** What a release of a chart and a set of releases have in common. */
export interface ReleaseProps {
  /** The chart. */
  readonly chart: ChartSource;

  /**
   * Name of the Helm release, at most 53 characters.
   *
   * @default - the construct's id
   */
  readonly releaseName?: string;

  /**
   * The cluster that it goes to.
   *
   * @default - the cluster that the delivery engine runs in
   */
  readonly cluster?: Cluster;

  /**
   * Layers of values, lowest precedence first. Where the engine cannot keep this order, it is an error.
   *
   * @default - the chart's own values
   */
  readonly values?: HelmValues[];

  /**
   * Single values that win over every layer.
   *
   * @default - none
   */
  readonly parameters?: HelmParameter[];

  /**
   * How it is kept in step with Git.
   *
   * @default - automated, pruned and self-healing
   */
  readonly sync?: SyncPolicy;

  /**
   * Fields of the rendered objects that the release leaves to somebody else: dropped from inline values,
   * left alone in the cluster.
   *
   * @default - the release owns every field that it renders
   */
  readonly releaseFields?: FieldOwnership[];

  /**
   * Releases that have to be ready first.
   *
   * @default - none
   */
  readonly dependsOn?: Release[];

  /**
   * Labels of the delivered object.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of the delivered object.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };

  /**
   * What only one engine understands. Those of an engine that is not in use are left alone.
   *
   * @default - none
   */
  readonly options?: DeliveryOptions[];
}

/** Properties of HelmApp. */
export interface HelmAppProps extends ReleaseProps {
  /**
   * Name of the delivered object.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /** The namespace that it is installed in; created if missing, when given by name. */
  readonly namespace: string | INamed;
}
