import { Construct } from 'constructs';
import { OutputPlan } from '../constructs';
import { chartName, ChartIntent, compact, GitIntent } from '../model';
import {
  ArtifactGenerator, CopyOperation, CopyOperationStrategy, HelmChart, HelmChartSourceKind, HelmReleaseChartReference, HelmReleaseChartReferenceKind,
  SourceReference, SourceReferenceKind,
} from './l1/index.generated';
import { ReleaseFacts } from './make-helm-release';
import { chartSource, gitSourceObject, SharedGit } from './sources';
import { ComposedFile } from './values-plan';
import { sourceApiVersion } from './version';

/** The release that a chart is composed for. */
interface Composition {
  readonly scope: Construct;
  readonly name: string;
  readonly namespace: string;
  readonly chart: ChartIntent;
  readonly facts: ReleaseFacts;
}

/**
 * A chart with values files from elsewhere laid over its own: the form in which Flux takes values files
 * from another repository. Needs the component source-watcher and the feature gate ExternalArtifact, which
 * `flux bootstrap --components-extra=source-watcher` switches on.
 */
export function composeChart(composition: Composition, files: readonly ComposedFile[]): HelmReleaseChartReference {
  const { scope, name, namespace, chart, facts } = composition;
  const sources: SourceReference[] = [chartReference(composition)];
  const copy: CopyOperation[] = [chart.kind === 'git'
    ? { from: `@chart/${chart.path}/**`, to: `@artifact/${chartName(chart)}/` }
    : { from: '@chart/**', to: '@artifact/' }];
  for (const { from } of files) {
    const file = from.kind === 'chart' ? `chart/${inChart(chart, from.path)}` : `${gitAlias(composition, from.layer.git, sources)}/${from.layer.path}`;
    copy.push({ from: `@${file}`, to: `@artifact/${chartName(chart)}/values.yaml`, strategy: CopyOperationStrategy.MERGE });
  }
  const generator = new ArtifactGenerator(scope, 'artifact', {
    metadata: { name, namespace },
    spec: { sources, artifacts: [{ name, originRevision: '@chart', copy }] },
  });
  OutputPlan.tryOf(scope)?.place(generator, facts.file, scope);
  return { kind: HelmReleaseChartReferenceKind.EXTERNAL_ARTIFACT, name };
}

function inChart(chart: ChartIntent, path: string): string {
  return chart.kind === 'git' ? `${chart.path}/${path}` : `${chartName(chart)}/${path}`;
}

/** The object that holds the chart itself, as the source "chart". */
function chartReference({ scope, name, namespace, chart, facts }: Composition): SourceReference {
  if (chart.kind === 'git') {
    const source = gitSourceObject(scope, chart.git, facts);
    return gitReference('chart', source, namespace);
  }
  const repository = chartSource(scope, name, namespace, chart, facts);
  OutputPlan.tryOf(scope)?.place(repository, facts.file, scope);
  if (chart.kind === 'oci') {
    return { alias: 'chart', kind: SourceReferenceKind.OCI_REPOSITORY, name };
  }
  const helmChart = new HelmChart(scope, 'chart', {
    apiVersion: sourceApiVersion(facts.version, '2.3'),
    metadata: { name, namespace },
    spec: { interval: facts.interval, chart: chart.chart, version: chart.version, sourceRef: { kind: HelmChartSourceKind.HELM_REPOSITORY, name } },
  });
  OutputPlan.tryOf(scope)?.place(helmChart, facts.file, scope);
  return { alias: 'chart', kind: SourceReferenceKind.HELM_CHART, name };
}

function gitAlias({ scope, namespace, facts }: Composition, git: GitIntent, sources: SourceReference[]): string {
  const source = gitSourceObject(scope, git, facts);
  const known = sources.find(({ kind, name }) => kind === SourceReferenceKind.GIT_REPOSITORY && name === source.name);
  if (known) {
    return known.alias;
  }
  const alias = sources.some((other) => other.alias === 'values') ? `values${sources.length}` : 'values';
  sources.push(gitReference(alias, source, namespace));
  return alias;
}

function gitReference(alias: string, source: SharedGit, own: string): SourceReference {
  const namespace = source.namespace === own ? undefined : source.namespace;
  return compact({ alias, kind: SourceReferenceKind.GIT_REPOSITORY, name: source.name, namespace });
}
