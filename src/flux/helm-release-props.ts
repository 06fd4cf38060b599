import { ChartSource, INamed } from '../constructs';
import { DependencyReference, HelmChartTemplateSpec, HelmReleaseChartReference, KubeConfigReference, ValuesReference } from './l1/index.generated';
import { FluxReleaseSettings } from './release-settings';

/** Properties of FluxHelmRelease. */
export interface FluxHelmReleaseProps extends FluxReleaseSettings {
  /**
   * Name of the HelmRelease.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /** Namespace of the HelmRelease, of its sources and of what it takes values from. */
  readonly namespace: string | INamed;

  /**
   * The chart; its source object is made here. Exactly one of chart, chartRef and chartTemplate.
   *
   * @default - chartRef or chartTemplate
   */
  readonly chart?: ChartSource;

  /**
   * A source object that exists elsewhere: OCIRepository, HelmChart or ExternalArtifact.
   *
   * @default - chart or chartTemplate
   */
  readonly chartRef?: HelmReleaseChartReference;

  /**
   * The chart in a source object that exists elsewhere: HelmRepository, GitRepository or Bucket.
   *
   * @default - chart or chartRef
   */
  readonly chartTemplate?: HelmChartTemplateSpec;

  /**
   * Values files that replace the chart's `values.yaml`: from the repository's root for a chart in Git, else
   * from the chart's directory. Not for a chart in an OCI registry.
   *
   * @default - the chart's `values.yaml`
   */
  readonly valuesFiles?: string[];

  /**
   * Whether a file of `valuesFiles` that does not exist is skipped.
   *
   * @default false
   */
  readonly ignoreMissingValuesFiles?: boolean;

  /**
   * Values; they win over `valuesFrom`. `null` unsets what the chart sets by default.
   *
   * @default - none
   */
  readonly values?: { readonly [key: string]: any };

  /**
   * ConfigMaps and Secrets of the same namespace to take values from, lowest precedence first.
   *
   * @default - none
   */
  readonly valuesFrom?: ValuesReference[];

  /**
   * Name of the Helm release, at most 53 characters.
   *
   * @default - the name, after `<targetNamespace>-` where that is set
   */
  readonly releaseName?: string;

  /**
   * The namespace that it is installed in.
   *
   * @default - that of the HelmRelease
   */
  readonly targetNamespace?: string;

  /**
   * The namespace in which Helm keeps its records.
   *
   * @default - that of the HelmRelease
   */
  readonly storageNamespace?: string;

  /**
   * HelmReleases that have to be ready first.
   *
   * @default - none
   */
  readonly dependsOn?: DependencyReference[];

  /**
   * Whether the controller leaves it alone.
   *
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * How another cluster is reached.
   *
   * @default - the controller's own cluster
   */
  readonly kubeConfig?: KubeConfigReference;

  /**
   * Labels of the HelmRelease.
   *
   * @default - none
   */
  readonly labels?: { readonly [key: string]: string };

  /**
   * Annotations of the HelmRelease.
   *
   * @default - none
   */
  readonly annotations?: { readonly [key: string]: string };
}
