import { Construct } from 'constructs';
import { OutputPlan } from '../constructs';
import { chartName, ChartIntent } from '../model';
import { ArtifactGenerator, CopyOperation, CopyOperationStrategy, HelmReleaseChartReference, HelmReleaseChartReferenceKind, SourceReference, SourceReferenceKind } from './l1/index.generated';
import { ReleaseFacts } from './make-helm-release';
import { chartSource, gitSourceObject } from './sources';
import { ComposedFile } from './values-plan';

/**
 * A chart from a registry with values files from elsewhere laid over its own: the form in which Flux takes
 * values files from another repository. Needs the component source-watcher and the feature gate
 * ExternalArtifact, which `flux bootstrap --components-extra=source-watcher` switches on.
 */
export function composeChart(
  scope: Construct, name: string, namespace: string, chart: Exclude<ChartIntent, { kind: 'git' }>, files: readonly ComposedFile[], facts: ReleaseFacts,
): HelmReleaseChartReference {
  const source = chartSource(scope, name, namespace, chart, facts);
  const sources: SourceReference[] = [{ alias: 'chart', kind: SourceReferenceKind.OCI_REPOSITORY, name: source.name }];
  const copy: CopyOperation[] = [{ from: '@chart/', to: '@artifact/' }];
  for (const { from } of files) {
    const alias = from.kind === 'chart' ? 'chart' : gitAlias(scope, from.layer.git, sources, facts, namespace);
    const path = from.kind === 'chart' ? `${chartName(chart)}/${from.path}` : from.layer.path;
    copy.push({ from: `@${alias}/${path}`, to: `@artifact/${chartName(chart)}/values.yaml`, strategy: CopyOperationStrategy.MERGE });
  }
  const generator = new ArtifactGenerator(scope, 'artifact', {
    metadata: { name, namespace },
    spec: { sources, artifacts: [{ name, originRevision: '@chart', copy }] },
  });
  [source, generator].forEach((object) => OutputPlan.tryOf(scope)?.place(object, facts.file, scope));
  return { kind: HelmReleaseChartReferenceKind.EXTERNAL_ARTIFACT, name };
}

function gitAlias(scope: Construct, git: Parameters<typeof gitSourceObject>[1], sources: SourceReference[], facts: ReleaseFacts, own: string): string {
  const { name, namespace } = gitSourceObject(scope, git, facts);
  const known = sources.find((source) => source.kind === SourceReferenceKind.GIT_REPOSITORY && source.name === name);
  if (known) {
    return known.alias;
  }
  const alias = sources.some((source) => source.alias === 'values') ? `values${sources.length}` : 'values';
  sources.push({ alias, kind: SourceReferenceKind.GIT_REPOSITORY, name, ...namespace === own ? {} : { namespace } });
  return alias;
}
