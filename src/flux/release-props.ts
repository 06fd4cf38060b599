import { Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { Faults } from '../diagnostics';
import { compact, OwnedField, ReleaseIntent, ReleaseRef } from '../model';
import { FluxHelmReleaseProps } from './helm-release-props';
import {
  DependencyReference, HelmReleaseDriftDetection, HelmReleaseDriftDetectionMode, HelmReleaseInstall, HelmReleaseUpgrade, IgnoreRule,
  KubeConfigReference, ServerSideApplyMode,
} from './l1/index.generated';
import { FluxReleaseSettings } from './release-settings';
import { FluxTopology, Placement, placementOf } from './topology';
import { atLeast, FluxVersion } from './version';

/** What the engine knows when it turns an intent into properties of a HelmRelease. */
export interface IntentContext {
  readonly scope: Construct;
  readonly topology: FluxTopology;
  readonly namespace: string;
  readonly version: FluxVersion;
  readonly settings: FluxReleaseSettings;
  readonly faults: Faults;
}

/** Everything of a HelmRelease but its chart and its values. Options of Flux stand above the intent. */
export function releaseProps(release: ReleaseIntent, placement: Placement, context: IntentContext): FluxHelmReleaseProps {
  const { sync } = release;
  const { settings } = context;
  refuseWhatFluxCannot(release, context);
  const install = compact<HelmReleaseInstall>({ ...installFields(release, placement, context), ...settings.install });
  const upgrade = compact<HelmReleaseUpgrade>({ ...upgradeFields(release, context), ...settings.upgrade });
  return {
    ...settings,
    name: release.name,
    namespace: placement.namespace,
    releaseName: release.releaseName === release.name && !placement.remote ? undefined : release.releaseName,
    targetNamespace: placement.remote ? release.namespace : undefined,
    storageNamespace: placement.remote ? release.namespace : undefined,
    kubeConfig: placement.remote ? kubeConfig(release) : undefined,
    timeout: settings.timeout ?? (sync.timeoutSeconds === undefined ? undefined : Duration.seconds(sync.timeoutSeconds)),
    suspend: sync.suspend,
    dependsOn: release.dependsOn.map((ref) => dependency(ref, placement, context)),
    install: orNothing(install),
    upgrade: orNothing(upgrade),
    driftDetection: driftDetection(release, settings, context.faults),
    labels: release.labels,
    annotations: release.annotations,
  };
}

function orNothing<T extends object>(fields: T): T | undefined {
  return Object.keys(fields).length === 0 ? undefined : fields;
}

function kubeConfig({ cluster }: ReleaseIntent): KubeConfigReference {
  return { secretRef: { name: cluster.kubeConfigSecret ?? `${cluster.name}-kubeconfig` } };
}

function installFields({ sync }: ReleaseIntent, { remote }: Placement, { version }: IntentContext): HelmReleaseInstall {
  return {
    createNamespace: remote && sync.createNamespace ? true : undefined,
    disableOpenAPIValidation: sync.validate ? undefined : true,
    serverSideApply: atLeast(version, '2.8') ? sync.serverSideApply : undefined,
    remediation: sync.retry ? { retries: sync.retry.limit } : undefined,
  };
}

function upgradeFields({ sync }: ReleaseIntent, { version }: IntentContext): HelmReleaseUpgrade {
  const mode = sync.serverSideApply ? ServerSideApplyMode.ENABLED : ServerSideApplyMode.DISABLED;
  return {
    disableOpenAPIValidation: sync.validate ? undefined : true,
    serverSideApply: sync.serverSideApply === undefined || !atLeast(version, '2.8') ? undefined : mode,
    remediation: sync.retry ? { retries: sync.retry.limit } : undefined,
  };
}

/** Fields that the release gives away are left alone, whoever switches the detection on. */
function driftDetection(
  { sync, releasedFields }: ReleaseIntent, settings: FluxReleaseSettings, faults: Faults,
): HelmReleaseDriftDetection | undefined {
  if (!sync.selfHeal && settings.driftDetection === undefined) {
    return undefined;
  }
  const ignore = [...releasedFields.map((field) => ignoreRule(field, faults)), ...settings.driftDetection?.ignore ?? []];
  return compact<HelmReleaseDriftDetection>({ mode: HelmReleaseDriftDetectionMode.ENABLED, ...settings.driftDetection, ignore });
}

function ignoreRule(field: OwnedField, faults: Faults): IgnoreRule {
  if (field.jqPathExpressions.length > 0) {
    faults.add('FLX121', `"${field.jqPathExpressions[0]}" of ${field.kind} is a jq path, and Flux ignores drift by JSON pointers only`, 'use jsonPointers, such as "/spec/replicas"');
  }
  if (field.managers.length > 0) {
    faults.add('FLX121', `fields of ${field.kind} are given to field manager "${field.managers[0]}", and Flux ignores drift by JSON pointers only`,
      'name the fields with FieldOwnership.of and jsonPointers');
  }
  const { group, kind, name, namespace, jsonPointers } = field;
  return { paths: [...jsonPointers], target: compact({ group: group || undefined, kind, name: exactly(name), namespace: exactly(namespace) }) };
}

/** Names in a target are anchored regular expressions: a dot in a name is any character unless escaped. */
function exactly(name: string | undefined): string | undefined {
  return name?.replace(/\./g, '\\.');
}

function dependency(ref: ReleaseRef, placement: Placement, context: IntentContext): DependencyReference {
  const other = placementOf(context.scope, ref, context.topology, context.namespace);
  if (other.engineCluster !== placement.engineCluster) {
    context.faults.add('FLX122', `it waits for "${ref.name}" on cluster "${other.engineCluster}", and a Flux on "${placement.engineCluster}" sees its own cluster only`,
      'let one Flux deliver to all clusters with FluxTopology.HUB, or drop the order between clusters');
  }
  return compact({ name: ref.name, namespace: other.namespace === placement.namespace ? undefined : other.namespace });
}

interface Inexpressible {
  readonly when: boolean;
  readonly what: string;
  readonly nearest: string;
}

/** The words of `sync` that have no counterpart: each with the nearest thing that Flux can do. */
function refuseWhatFluxCannot({ sync }: ReleaseIntent, { version, faults }: IntentContext): void {
  const rows: readonly Inexpressible[] = [
    { when: !sync.automated, what: 'sync.automated is false, and Flux always applies what is in Git', nearest: 'set sync.suspend to true, and resume it by hand' },
    { when: !sync.prune, what: 'sync.prune is false, and Helm always deletes what the chart no longer renders', nearest: 'annotate what has to stay with helm.sh/resource-policy: keep' },
    { when: sync.wave !== undefined, what: 'sync.wave is set, and Flux has no waves', nearest: 'use dependsOn' },
    {
      when: sync.retry?.backoffSeconds !== undefined || sync.retry?.backoffFactor !== undefined || sync.retry?.backoffMaxSeconds !== undefined,
      what: 'sync.retry has a backoff, and Flux retries at once or at a fixed interval',
      nearest: 'drop the backoff, or set upgrade.strategy with retryInterval in FluxOptions',
    },
    { when: sync.serverSideApply === true && !atLeast(version, '2.8'), what: `sync.serverSideApply is true, and Flux ${version} has Helm 3, which cannot`, nearest: 'target Flux 2.8 or newer' },
  ];
  for (const { what, nearest } of rows.filter(({ when }) => when)) {
    faults.add('FLX123', what, nearest);
  }
}
