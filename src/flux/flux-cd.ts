import { Chart, Duration, Lazy } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { BootstrappedObject, ChartSource, DeliveredFile, Delivery, DeliveryOptions, findReleases, localCluster, OutputPlan, Preview } from '../constructs';
import { fail, Faults } from '../diagnostics';
import { compact, EnvironmentIntent, EnvironmentSetIntent, GitIntent, ReleaseIntent, ReleaseRef, RootIntent, SopsSecretIntent } from '../model';
import { formatChoices, isDnsLabel } from '../text';
import { composeChart } from './compose-chart';
import { makeConfigMaps } from './config-maps';
import { claimDecryption, sopsDecryption, tryDecryptionSecret } from './decryption';
import { goDuration } from './duration';
import { EngineFacts } from './engine-facts';
import { FluxOptions } from './flux-options';
import { claimGenerated } from './generated-objects';
import { FluxHelmReleaseProps } from './helm-release-props';
import { writeGenerators, writeResources } from './kustomize-files';
import { GitRepository, Kustomization, KustomizationDecryption, KustomizationSourceReferenceKind } from './l1/index.generated';
import { checkHelmRelease, makeHelmRelease, ReleaseFacts } from './make-helm-release';
import { checkNamespace, ensureNamespace } from './namespaces';
import { previewReleases } from './preview';
import { IntentContext, releaseProps } from './release-props';
import { renderRunbook } from './runbook';
import { gitRepositorySpec } from './sources';
import { folderOf, FluxTopology, Placement, placementOf } from './topology';
import { FluxValues, GeneratedKey, planValues } from './values-plan';
import { FLUX_VERSIONS, FluxVersion, sourceApiVersion } from './version';

/** Properties of FluxCd. */
export interface FluxCdProps {
  /**
   * The minor version that runs in the cluster: `2.3` to `2.9`. API versions follow; fields that it does not
   * know are errors.
   *
   * @default '2.9'
   */
  readonly version?: string;

  /**
   * The namespace that Flux is installed in.
   *
   * @default 'flux-system'
   */
  readonly namespace?: string;

  /**
   * Where Flux runs: once, reaching every cluster, or in each cluster.
   *
   * @default FluxTopology.HUB
   */
  readonly topology?: FluxTopology;

  /**
   * Name of the GitRepository object of the repository that the output is committed to.
   *
   * @default 'flux-system', which `flux bootstrap` makes
   */
  readonly sourceName?: string;

  /**
   * How often sources and releases are looked at.
   *
   * @default Duration.minutes(10)
   */
  readonly interval?: Duration;

  /**
   * Name of the Secret with the keys that decrypt SOPS files, in Flux's namespace: age keys under a key that
   * ends in `.agekey`. A `Cluster` may name another.
   *
   * @default 'sops-age'
   */
  readonly decryptionSecret?: string;
}

/**
 * Delivers with Flux: a release becomes a HelmRelease and the source of its chart, a set of environments
 * one of each for every environment, in the folder of its cluster.
 *
 * Fails with FLX102 for a version that is not known here.
 *
 * @see https://fluxcd.io/flux/
 */
export class FluxCd extends Delivery {
  /** @internal */
  public readonly _targets: { readonly flux: string };
  private readonly version: FluxVersion;
  private readonly namespace: string;
  private readonly topology: FluxTopology;
  private readonly sourceName: string;
  private readonly interval: string;
  private readonly decryptionSecret: string;
  /** Clusters that something is delivered to, for each app, and whether something there is encrypted. */
  private readonly folders = new WeakMap<IConstruct, Map<string, FolderState>>();
  private readonly releases = new WeakMap<IConstruct, ReleaseIntent[]>();

  public constructor(props: FluxCdProps = {}) {
    checkCall('FluxCd', [props]);
    super();
    const version = FLUX_VERSIONS.find((known) => known === (props.version ?? '2.9'));
    if (version === undefined) {
      fail('FLX102', 'FluxCd', `version "${props.version}" is not known`, `use ${formatChoices(FLUX_VERSIONS)}`);
    }
    this.version = version;
    this._targets = { flux: version };
    this.namespace = props.namespace ?? 'flux-system';
    if (!isDnsLabel(this.namespace)) {
      fail('FLX102', 'FluxCd', `"${this.namespace}" is not the name of a namespace`, 'use at most 63 lower-case letters, digits and "-"');
    }
    this.topology = props.topology ?? FluxTopology.HUB;
    this.sourceName = props.sourceName ?? 'flux-system';
    this.interval = goDuration(props.interval ?? Duration.minutes(10));
    this.decryptionSecret = props.decryptionSecret ?? 'sops-age';
  }

  /** @internal */
  public _facts(scope: Construct): EngineFacts {
    return this.factsFor(scope, localCluster(scope));
  }

  /** @internal */
  public _deliverRelease(scope: Construct, release: ReleaseIntent, options: readonly DeliveryOptions[], faults: Faults): void {
    const planned = this.planRelease(scope, release, options, faults);
    faults.throwIfAny();
    this.makeRelease(scope, planned);
  }

  /** @internal */
  public _deliverSet(scope: Construct, set: EnvironmentSetIntent, options: readonly DeliveryOptions[], faults: Faults): void {
    const releases = foundReleases(scope, set, faults);
    const planned = set.environments.flatMap((environment) => releases.get(environment.name)!
      .map((release) => this.planRelease(scope, afterOthers(environment, release, releases), options, faults)));
    faults.throwIfAny();
    planned.forEach((one) => this.makeRelease(new Construct(scope, freeId(scope, one.release)), one));
  }

  /** @internal everything that is found was found at synth, so there is nothing to ask a world for */
  public _preview(scope: Construct, set: EnvironmentSetIntent): Preview {
    const releases = [...foundReleases(scope, set, new Faults(scope.node.path)).values()].flat();
    return previewReleases(scope, releases);
  }

  /** @internal into the folder of its cluster, whose Kustomization then decrypts */
  public _deliverSecret(scope: Construct, secret: SopsSecretIntent, faults: Faults): DeliveredFile {
    const name = folderOf(secret.cluster, localCluster(scope));
    if (this.topology === FluxTopology.HUB && name !== localCluster(scope)) {
      faults.add('FLX124', `SopsSecret "${secret.id}" is for cluster "${name}", and a hub applies plain objects to its own cluster`,
        'give the values to a HelmApp there as SopsValues, or let each cluster run a Flux with FluxTopology.PER_CLUSTER');
    }
    claimDecryption(scope, name, secret.cluster, secret.subject, faults);
    faults.throwIfAny();
    const file = `${secret.id}.sops${secret.extension}`;
    const path = `apps/${name}/${file}`;
    const state = this.folder(scope, name, name);
    state.secrets.add(file);
    state.encrypted = true;
    OutputPlan.of(scope, 'SopsSecret').addFile({ path, content: secret.bytes, subject: secret.subject });
    return { path, place: this._clusterOfPath(path) };
  }

  /** @internal */
  public _deliverRoot(scope: Construct, root: RootIntent): void {
    const output = OutputPlan.of(scope, 'RootApp');
    const { git, clusters } = output.repository;
    if (!git) {
      fail('OUT102', root.subject, 'RootApp has to say where the output is committed, and the app does not know', 'give GitOpsApp a repository');
    }
    const local = localCluster(scope);
    const names = this.topology === FluxTopology.HUB ? [local] : [...new Set([local, ...clusters.map(({ name }) => name)])];
    names.forEach((name) => this.makeRoot(scope, root, name, git, output));
  }

  /** @internal */
  public _fileFor(scope: IConstruct, name: string, cluster?: string): string {
    const folder = cluster ?? localCluster(scope);
    if (this.topology === FluxTopology.HUB && folder !== localCluster(scope)) {
      fail('FLX124', scope.node.path, `its plain objects are for cluster "${folder}", and a hub applies plain objects to its own cluster`,
        'put them into a chart that a HelmApp installs there, or let each cluster run a Flux with FluxTopology.PER_CLUSTER');
    }
    this.folder(scope, folder, folder);
    return `apps/${folder}/${name}.yaml`;
  }

  /** @internal the source that bootstrap makes, which the output is read from */
  public get _bootstrapped(): readonly BootstrappedObject[] {
    const { sourceName: name, namespace } = this;
    return [
      { apiVersion: 'source.toolkit.fluxcd.io/v1', kind: 'GitRepository', name, namespace },
      { apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization', name, namespace },
    ];
  }

  /** @internal one Flux sees all names of its cluster, whatever the folder */
  public _clusterOfPath(path: string): string {
    return this.topology === FluxTopology.HUB ? '' : path.split('/')[1] ?? '';
  }

  /** @internal */
  public _complete(app: Construct, output: OutputPlan): void {
    for (const [name, state] of this.folders.get(app) ?? []) {
      const generators = [...state.generators].map((folder) => `../../${folder}`).sort();
      writeResources(output, `apps/${name}`, [...[...output.objectFilesIn(`apps/${name}`), ...state.secrets].sort(), ...generators]);
    }
  }

  /** @internal */
  public _runbook(app: Construct): string {
    return renderRunbook(this.releasesOf(app), (release) => placementOf(app, release, this.topology, this.namespace), this.namespace);
  }

  private factsFor(scope: IConstruct, cluster: string): EngineFacts {
    const { version, interval, namespace, sourceName } = this;
    const decryptionSecret = tryDecryptionSecret(scope, cluster) ?? this.decryptionSecret;
    return { version, interval, namespace, cluster, outputSource: sourceName, decryptionSecret };
  }

  /** Everything about a release that can be wrong, before the first object is made. */
  private planRelease(scope: Construct, release: ReleaseIntent, options: readonly DeliveryOptions[], faults: Faults): PlannedRelease {
    const placement = placementOf(scope, release, this.topology, this.namespace);
    const values = planValues({ scope, release, version: this.version, faults });
    const { topology, namespace, version } = this;
    const context: IntentContext = { scope, topology, namespace, version, settings: FluxOptions._merged(options), faults };
    const props = { ...releaseProps(release, placement, context), ...valuesProps(values) };
    checkHelmRelease(release.name, { ...props, chart: ChartSource._of(release.chart) }, version, faults);
    const generated = claimGenerated(scope, placement.engineCluster, placement.namespace, values.generated, release.name, faults);
    this.checkNamespace(scope, release, placement, faults);
    claimDecryption(scope, placement.folder, release.cluster, release.subject, faults);
    return { release, placement, values, generated, props };
  }

  private makeRelease(scope: Construct, { release, placement, values, generated, props }: PlannedRelease): void {
    const facts = { ...this.factsFor(scope, placement.engineCluster), file: `apps/${placement.folder}/${release.name}.yaml` };
    if (release.sync.createNamespace && !placement.remote) {
      ensureNamespace(scope, placement.folder, release.namespace, release.sync);
    }
    this.writeGenerated(scope, release, placement, generated);
    makeHelmRelease(scope, { ...props, ...chartProps(scope, release, placement, values, facts) }, facts);
    const state = this.folder(scope, placement.folder, placement.engineCluster);
    state.encrypted ||= generated.some(({ kind }) => kind === 'secret');
    this.releasesOf(scope).push(release);
  }

  private checkNamespace(scope: Construct, release: ReleaseIntent, placement: Placement, faults: Faults): void {
    const { sync } = release;
    if (!sync.createNamespace) {
      return;
    }
    if (!placement.remote) {
      checkNamespace(scope, placement.folder, release.namespace, sync, faults);
    } else if (Object.keys({ ...sync.namespaceLabels, ...sync.namespaceAnnotations }).length > 0) {
      faults.add('FLX125', `namespace "${release.namespace}" on cluster "${release.cluster.name}" would get labels or annotations, and a hub's Helm creates namespaces without`,
        'let each cluster run a Flux with FluxTopology.PER_CLUSTER, or install the namespace with a HelmApp of its own');
    }
  }

  /** In the order of the program, those that were found included. */
  private releasesOf(scope: IConstruct): ReleaseIntent[] {
    const releases = this.releases.get(scope.node.root) ?? [];
    this.releases.set(scope.node.root, releases);
    return releases;
  }

  private writeGenerated(scope: Construct, release: ReleaseIntent, placement: Placement, generated: readonly GeneratedKey[]): void {
    if (generated.length === 0) {
      return;
    }
    const output = OutputPlan.tryOf(scope);
    if (!output) {
      makeConfigMaps(scope, placement.namespace, generated, this.version);
      return;
    }
    const folder = `envs/${release.name}`;
    writeGenerators(output, folder, placement.namespace, generated, this.version, release.subject);
    this.folder(scope, placement.folder, placement.engineCluster).generators.add(folder);
  }

  /** The folder of a cluster, and the Kustomization that applies it: outside the folder, or it would apply itself. */
  private folder(scope: IConstruct, name: string, engineCluster: string): FolderState {
    const app = scope.node.root;
    const folders = this.folders.get(app) ?? new Map<string, FolderState>();
    this.folders.set(app, folders);
    const known = folders.get(name);
    if (known) {
      return known;
    }
    const state: FolderState = { generators: new Set(), secrets: new Set(), encrypted: false };
    folders.set(name, state);
    const output = OutputPlan.tryOf(scope);
    if (output) {
      this.makeSync(Chart.of(scope), name, engineCluster, state, output);
    }
    return state;
  }

  private makeSync(chart: Chart, name: string, engineCluster: string, state: FolderState, output: OutputPlan): void {
    const decryption = () => sopsDecryption(tryDecryptionSecret(chart, name) ?? this.decryptionSecret);
    const object = new Kustomization(chart, `sync-${name}`, {
      metadata: { name: `${name}-apps`, namespace: this.namespace },
      spec: {
        interval: this.interval,
        sourceRef: { kind: KustomizationSourceReferenceKind.GIT_REPOSITORY, name: this.sourceName },
        path: `./${output.repositoryPath(`apps/${name}`)}`,
        prune: true,
        decryption: Lazy.any({ produce: () => (state.encrypted ? decryption() : undefined) }) as KustomizationDecryption,
      },
    });
    output.place(object, `clusters/${engineCluster}/${name}-apps.yaml`, object);
  }

  private makeRoot(scope: Construct, root: RootIntent, cluster: string, git: GitIntent, output: OutputPlan): void {
    const metadata = { name: this.sourceName, namespace: this.namespace };
    const source = new GitRepository(scope, `source-${cluster}`, {
      apiVersion: sourceApiVersion(this.version, '2.3'),
      metadata,
      spec: gitRepositorySpec(git, this.interval),
    });
    const sync = new Kustomization(scope, `sync-${cluster}`, {
      metadata: { name: root.name, namespace: this.namespace },
      spec: {
        interval: this.interval,
        sourceRef: { kind: KustomizationSourceReferenceKind.GIT_REPOSITORY, name: this.sourceName },
        path: `./${output.repositoryPath(`clusters/${cluster}`)}`,
        prune: true,
      },
    });
    [source, sync].forEach((object) => output.place(object, `clusters/${cluster}/${root.name}.yaml`, scope));
  }
}

interface PlannedRelease {
  readonly release: ReleaseIntent;
  readonly placement: Placement;
  readonly values: FluxValues;
  /** What no release before makes. */
  readonly generated: readonly GeneratedKey[];
  readonly props: FluxHelmReleaseProps;
}

/** Two releases of one name are two where they go to two clusters that each run a Flux. */
function freeId(scope: Construct, { name, cluster, namespace }: ReleaseIntent): string {
  const ids = [name, `${cluster.name}-${name}`];
  return ids.find((id) => scope.node.tryFindChild(id) === undefined) ?? `${cluster.name}-${namespace}-${name}`;
}

interface FolderState {
  readonly generators: Set<string>;
  /** Files of encrypted Secrets, from the folder. */
  readonly secrets: Set<string>;
  encrypted: boolean;
}

function foundReleases(scope: Construct, set: EnvironmentSetIntent, faults: Faults): ReadonlyMap<string, readonly ReleaseIntent[]> {
  const output = OutputPlan.tryOf(scope);
  const world = { clusters: output?.repository.clusters ?? [], root: output?.repository.root ?? process.cwd() };
  return new Map(set.environments.map((environment) =>
    [environment.name, environment.generator ? findReleases(environment, world, faults) : [environment.release]]));
}

/** `after` as dependencies on the releases of the other environments. */
function afterOthers(environment: EnvironmentIntent, release: ReleaseIntent, releases: ReadonlyMap<string, readonly ReleaseIntent[]>): ReleaseIntent {
  const before = environment.after.flatMap((name) => releases.get(name) ?? []);
  const refs: ReleaseRef[] = before.map(({ subject, name, namespace, cluster, order }) => ({ subject, name, namespace, cluster, order }));
  return { ...release, dependsOn: [...release.dependsOn, ...refs] };
}

function valuesProps(values: FluxValues): Partial<FluxHelmReleaseProps> {
  return compact({
    values: values.values,
    valuesFrom: [...values.valuesFrom],
    valuesFiles: [...values.valuesFiles],
    ignoreMissingValuesFiles: values.ignoreMissingValuesFiles || undefined,
  });
}

function chartProps(
  scope: Construct, release: ReleaseIntent, placement: Placement, values: FluxValues, facts: ReleaseFacts,
): Partial<FluxHelmReleaseProps> {
  const { chart, name } = release;
  if (values.composed.length > 0) {
    return { chartRef: composeChart({ scope, name, namespace: placement.namespace, chart, facts }, values.composed) };
  }
  return { chart: ChartSource._of(chart) };
}
