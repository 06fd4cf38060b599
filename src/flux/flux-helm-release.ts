import { Construct } from 'constructs';
import { ChartSource, fileFor, INamed, nameOf } from '../constructs';
import { Faults } from '../diagnostics';
import { engineFacts } from './engine-facts';
import { DependencyReference, HelmChartTemplateSpec, HelmRelease, HelmReleaseChartReference, KubeConfigReference, ValuesReference } from './l1/index.generated';
import { makeHelmRelease } from './make-helm-release';
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

/**
 * A HelmRelease and the source of its chart, spoken directly: every field of the kind, for those who
 * deliver with Flux and mean to.
 *
 * Fails with one error that lists every fault of the call: FLX100 unless exactly one of chart, chartRef and
 * chartTemplate is set, FLX101 for valuesFiles that cannot be, FLX13x for settings that contradict each other.
 *
 * @see https://fluxcd.io/flux/components/helm/helmreleases/
 */
export class FluxHelmRelease extends Construct {
  /** Name of the HelmRelease. */
  public readonly name: string;
  /** Namespace of the HelmRelease. */
  public readonly namespace: string;
  /** The HelmRelease itself. */
  public readonly resource: HelmRelease;

  public constructor(scope: Construct, id: string, props: FluxHelmReleaseProps) {
    super(scope, id);
    this.name = props.name ?? id;
    this.namespace = nameOf(props.namespace);
    const facts = engineFacts(this);
    const faults = new Faults(this.node.path);
    this.resource = makeHelmRelease(this, props, { ...facts, file: fileFor(this, this.name) }, faults);
  }
}
