import { Construct } from 'constructs';
import { nameOf, OutputPlan, plainValues } from '../constructs';
import { Faults } from '../diagnostics';
import { ChartIntent, compact } from '../model';
import { isDnsLabel, isDnsSubdomain, isReleaseName } from '../text';
import { goDuration } from './duration';
import { EngineFacts } from './engine-facts';
import { FluxHelmReleaseProps } from './helm-release-props';
import { HelmChartSourceKind, HelmChartTemplate, HelmRelease, HelmReleaseChartReferenceKind, HelmReleaseSpec, ReconcileStrategy } from './l1/index.generated';
import { checkSettings } from './settings-faults';
import { chartSource, gitSourceObject } from './sources';
import { FluxVersion } from './version';

/** What the engine says of one release. */
export interface ReleaseFacts extends EngineFacts {
  /** The file that its objects stand in. */
  readonly file: string;
}

type ChartFields = Pick<HelmReleaseSpec, 'chart' | 'chartRef'>;

/** Everything that is wrong with the properties of a HelmRelease called `name`. */
export function checkHelmRelease(name: string, props: FluxHelmReleaseProps, version: FluxVersion, faults: Faults): void {
  checkProps(name, nameOf(props.namespace), props, faults);
  checkSettings(props, version, faults);
  plainValues(props.values ?? {}, faults);
}

/** The HelmRelease and the source of its chart, as children of `scope`, from properties that were checked. */
export function makeHelmRelease(scope: Construct, props: FluxHelmReleaseProps, facts: ReleaseFacts): HelmRelease {
  const name = props.name ?? scope.node.id;
  const namespace = nameOf(props.namespace);
  const values = plainValues(props.values ?? {}, new Faults(scope.node.path));
  const release = new HelmRelease(scope, 'release', {
    metadata: compact({ name, namespace, labels: compact(props.labels ?? {}), annotations: compact(props.annotations ?? {}) }),
    spec: releaseSpec(props, chartFields(scope, name, namespace, props, facts), values, facts),
  });
  OutputPlan.tryOf(scope)?.place(release, facts.file, scope);
  return release;
}

function chartFields(scope: Construct, name: string, namespace: string, props: FluxHelmReleaseProps, facts: ReleaseFacts): ChartFields {
  const { chart, chartRef, chartTemplate } = props;
  if (chart === undefined) {
    return chartTemplate ? { chart: { spec: chartTemplate } } : { chartRef };
  }
  if (chart._intent.kind === 'git') {
    const source = gitSourceObject(scope, chart._intent.git, facts);
    return { chart: gitChart(chart._intent.path, source.name, source.namespace === namespace ? undefined : source.namespace, props) };
  }
  return packagedChart(scope, name, namespace, chart._intent, props, facts);
}

function packagedChart(
  scope: Construct, name: string, namespace: string, chart: Exclude<ChartIntent, { kind: 'git' }>, props: FluxHelmReleaseProps, facts: ReleaseFacts,
): ChartFields {
  const source = chartSource(scope, name, namespace, chart, facts);
  OutputPlan.tryOf(scope)?.place(source, facts.file, scope);
  if (chart.kind === 'oci') {
    return { chartRef: { kind: HelmReleaseChartReferenceKind.OCI_REPOSITORY, name } };
  }
  const sourceRef = { kind: HelmChartSourceKind.HELM_REPOSITORY, name };
  return { chart: { spec: compact({ chart: chart.chart, version: chart.version, sourceRef, ...valuesFiles(props) }) } };
}

/**
 * A chart in Git follows the revision: with the default `ChartVersion`, a change is not released before
 * somebody raises the version in Chart.yaml (flux2#1427).
 */
function gitChart(path: string, name: string, namespace: string | undefined, props: FluxHelmReleaseProps): HelmChartTemplate {
  const sourceRef = compact({ kind: HelmChartSourceKind.GIT_REPOSITORY, name, namespace });
  return { spec: compact({ chart: `./${path}`, sourceRef, reconcileStrategy: ReconcileStrategy.REVISION, ...valuesFiles(props) }) };
}

function valuesFiles(props: FluxHelmReleaseProps) {
  return { valuesFiles: props.valuesFiles, ignoreMissingValuesFiles: props.ignoreMissingValuesFiles || undefined };
}

function releaseSpec(
  props: FluxHelmReleaseProps, chart: ChartFields, values: Readonly<Record<string, unknown>>, facts: EngineFacts,
): HelmReleaseSpec {
  const { install, upgrade, rollback, uninstall, test, driftDetection, postRenderers, postRenderStrategy, waitStrategy, healthCheckExprs } = props;
  const { serviceAccountName, maxHistory, persistentClient, commonMetadata, dependsOn, kubeConfig, valuesFrom } = props;
  const { releaseName, targetNamespace, storageNamespace } = props;
  return compact<HelmReleaseSpec>({
    interval: props.interval ? goDuration(props.interval) : facts.interval,
    timeout: props.timeout && goDuration(props.timeout),
    ...chart,
    releaseName,
    targetNamespace,
    storageNamespace,
    dependsOn,
    kubeConfig,
    suspend: props.suspend || undefined,
    install,
    upgrade,
    rollback,
    uninstall,
    test,
    driftDetection,
    postRenderers,
    postRenderStrategy,
    waitStrategy,
    healthCheckExprs,
    serviceAccountName,
    maxHistory,
    persistentClient,
    commonMetadata,
    valuesFrom,
    values,
  });
}

function checkProps(name: string, namespace: string, props: FluxHelmReleaseProps, faults: Faults): void {
  const charts = (['chart', 'chartRef', 'chartTemplate'] as const).filter((key) => props[key] !== undefined);
  if (charts.length !== 1) {
    faults.add('FLX100', `${charts.length === 0 ? 'no chart is set' : `${charts.join(' and ')} are set`}`, 'set exactly one of chart, chartRef and chartTemplate');
  }
  if (props.valuesFiles && (props.chart === undefined || props.chart._intent.kind === 'oci')) {
    faults.add('FLX101', 'valuesFiles is set for a chart that is no HelmRepository or Git chart of this release: Flux cannot choose values files of an artifact',
      'use values or valuesFrom, or put valuesFiles into chartTemplate');
  }
  if (!isDnsSubdomain(name)) {
    faults.add('APP110', `"${name}" is not a name that Kubernetes takes`, 'use at most 253 lower-case letters, digits, "-" and "."');
  }
  if (!isDnsLabel(namespace)) {
    faults.add('APP110', `"${namespace}" is not the name of a namespace`, 'use at most 63 lower-case letters, digits and "-"');
  }
  if (props.releaseName !== undefined && !isReleaseName(props.releaseName)) {
    faults.add('APP111', `release name "${props.releaseName}" is ${props.releaseName.length > 53 ? `${props.releaseName.length} characters long, and Helm takes 53` : 'no name that Helm takes'}`,
      'set releaseName to at most 53 lower-case letters, digits, "-" and "."');
  }
}
