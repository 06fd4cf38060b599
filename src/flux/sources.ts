import { Chart } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { fileFor, OutputPlan } from '../constructs';
import { ChartIntent, compact, GitIntent, gitKey, normalizedGitUrl } from '../model';
import { isExactVersion } from '../text';
import { GitRepository, GitRepositorySpec, HelmRepository, OCILayerSelectorOperation, OCIRepository } from './l1/index.generated';
import { FluxVersion, sourceApiVersion } from './version';

/** What a source object needs to know of the engine. */
export interface SourceContext {
  readonly version: FluxVersion;
  readonly interval: string;
}

/** The layer of an OCI artifact that is a Helm chart: helm pkg/registry/constants.go. */
const CHART_LAYER = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';

/** The object from which a chart in a registry or a Helm repository is read, beside its release. */
export function chartSource(
  scope: Construct, name: string, namespace: string, chart: Exclude<ChartIntent, { kind: 'git' }>, context: SourceContext,
): OCIRepository | HelmRepository {
  const metadata = { name, namespace };
  const secretRef = chart.secretName === undefined ? undefined : { name: chart.secretName };
  if (chart.kind === 'repository') {
    return new HelmRepository(scope, 'repository', {
      apiVersion: sourceApiVersion(context.version, '2.3'),
      metadata,
      spec: compact({ interval: context.interval, url: chart.url, secretRef }),
    });
  }
  // A tag cannot hold the "+" of build metadata; Helm and Flux write "_" in its place.
  const ref = isExactVersion(chart.version) ? { tag: chart.version.replace('+', '_') } : { semver: chart.version };
  const layerSelector = { mediaType: CHART_LAYER, operation: OCILayerSelectorOperation.COPY };
  return new OCIRepository(scope, 'repository', {
    apiVersion: sourceApiVersion(context.version, '2.6'),
    metadata,
    spec: compact({ interval: context.interval, url: chart.url, ref, layerSelector, secretRef }),
  });
}

/** A GitRepository object that releases of one cluster share. */
export interface SharedGit {
  readonly name: string;
  readonly namespace: string;
}

interface Known extends SharedGit {
  readonly key: string;
  readonly cluster: string;
}

const shared = new WeakMap<IConstruct, Known[]>();

/** Where the engine keeps what its releases share. */
export interface SharedPlace extends SourceContext {
  readonly namespace: string;
  /** The cluster whose engine reads the object. */
  readonly cluster: string;
  /** The object that `flux bootstrap` made for the repository of the output, where Flux delivers it. */
  readonly outputSource?: string;
}

/** The GitRepository for a repository at a revision: one for each cluster, however many releases read it. */
export function gitSourceObject(scope: Construct, git: GitIntent, place: SharedPlace): SharedGit {
  const plan = OutputPlan.tryOf(scope);
  const own = plan?.repository.git;
  if (own && place.outputSource !== undefined && gitKey(own) === gitKey(git)) {
    return { name: place.outputSource, namespace: place.namespace };
  }
  const known = shared.get(scope.node.root) ?? [];
  shared.set(scope.node.root, known);
  const inCluster = known.filter(({ cluster }) => cluster === place.cluster);
  const found = inCluster.find(({ key }) => key === gitKey(git));
  if (found) {
    return found;
  }
  const name = freeName(git, [place.outputSource ?? '', ...inCluster.map((one) => one.name)]);
  known.push({ name, namespace: place.namespace, cluster: place.cluster, key: gitKey(git) });
  const object = new GitRepository(Chart.of(scope), `source-${place.cluster}-${name}`, {
    apiVersion: sourceApiVersion(place.version, '2.3'),
    metadata: { name, namespace: place.namespace },
    spec: gitRepositorySpec(git, place.interval),
  });
  plan?.place(object, fileFor(scope, `sources/${name}`, place.cluster), object);
  return { name, namespace: place.namespace };
}

/** A Git repository as a source. */
export function gitRepositorySpec(git: GitIntent, interval: string): GitRepositorySpec {
  const { branch, tag, commit, semver } = git;
  return compact({
    interval,
    url: fluxGitUrl(git.url),
    ref: compact({ branch, tag, commit, semver }),
    secretRef: git.secretName === undefined ? undefined : { name: git.secretName },
  });
}

/** Flux takes `ssh://git@host/path` and not the short form `git@host:path`. */
function fluxGitUrl(url: string): string {
  const short = /^([\w.-]+@[\w.-]+):(?!\/)(.+)$/.exec(url);
  return short ? `ssh://${short[1]}/${short[2]}` : url;
}

/** The last part of the URL, as a person would call it; a number behind it where that is taken. */
function freeName(git: GitIntent, taken: readonly string[]): string {
  const base = normalizedGitUrl(git.url).split(/[/:]/).pop()!.replace(/[^a-z0-9-]+/g, '-').replace(/^-+|-+$/g, '') || 'source';
  let name = base;
  for (let count = 2; taken.includes(name); count++) {
    name = `${base}-${count}`;
  }
  return name;
}
