import { OutputPlan } from '../constructs';
import { Faults } from '../diagnostics';
import { ChartIntent, compact, GitIntent, gitRevision, OwnedField, ReleaseIntent, RetryIntent } from '../model';
import { renderDuration } from '../text';
import { ArgoOptionsProps } from './argo-options';
import { knownVariables, unknownVariables } from './build-environment';
import { HelmSecrets } from './helm-secrets';
import { Ksops } from './ksops';
import {
  ApplicationDestination, ApplicationSource, ApplicationSourceHelm, ApplicationSpec, ResourceIgnoreDifferences, RetryStrategy, SyncPolicy,
  SyncPolicyAutomated,
} from './l1/index.generated';
import { ArgoSyncOptions, renderSyncOptions } from './sync-options';
import { ArgoValues, InlineForm, planValues } from './values-plan';
import { ArgoCdVersion, atLeast } from './version';

/** What the engine is set up with. */
export interface ArgoTarget {
  readonly version: ArgoCdVersion;
  readonly namespace: string;
  readonly project: string;
  readonly helmSecrets?: HelmSecrets;
  readonly ksops?: Ksops;
}

/** An Application before it becomes an object: what a template and a single one have in common. */
export interface RenderedApplication {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly finalizers: readonly string[];
  readonly spec: ApplicationSpec;
}

export interface RenderContext {
  readonly target: ArgoTarget;
  readonly options: ArgoOptionsProps;
  readonly output?: OutputPlan;
  readonly inlineForm: InlineForm;
  /** Folder of the output for files of the release; by its name unless given. */
  readonly folder?: string;
  readonly faults: Faults;
}

/** Lets Argo CD delete what an Application installed before the Application itself goes. */
export const FINALIZER = 'resources-finalizer.argocd.argoproj.io';

/** One release as an Application. Everything that Argo CD cannot express is a fault with the nearest thing it can. */
export function renderApplication(release: ReleaseIntent, context: RenderContext): RenderedApplication {
  const { target, options, output, inlineForm, faults } = context;
  const values = planValues({ release, output, helmSecrets: target.helmSecrets, inlineForm, folder: context.folder ?? `envs/${release.name}`, faults });
  const source = renderSource(release, values, context);
  const refs = values.refs.map(({ name, git }) => ({ ...gitSource(git), ref: name }));
  const wave: Record<string, string> = release.order === 0 ? {} : { 'argocd.argoproj.io/sync-wave': String(release.order) };
  return {
    name: release.name,
    labels: release.labels,
    annotations: { ...release.annotations, ...wave },
    finalizers: options.cascadeDelete ?? true ? [FINALIZER] : [],
    spec: compact<ApplicationSpec>({
      project: options.project ?? target.project,
      ...refs.length > 0 ? { sources: [source, ...refs] } : { source },
      destination: renderDestination(release),
      syncPolicy: renderSyncPolicy(release, context),
      ignoreDifferences: release.releasedFields.map(renderIgnored),
      revisionHistoryLimit: options.revisionHistoryLimit,
      info: Object.entries(compact(options.info ?? {})).map(([name, value]) => ({ name, value })),
    }),
  };
}

/** A Git repository as a source. */
export function gitSource(git: GitIntent): { readonly repoURL: string; readonly targetRevision?: string } {
  const revision = gitRevision(git);
  return revision === undefined ? { repoURL: git.url } : { repoURL: git.url, targetRevision: revision };
}

function renderSource(release: ReleaseIntent, values: ArgoValues, context: RenderContext): ApplicationSource {
  return compact<ApplicationSource>({ ...chartFields(release.chart), helm: renderHelm(release, values, context) });
}

/**
 * OCI charts in the form that every version takes: `repoURL` without a scheme and `chart` beside it.
 * (The native form, `oci://` with `path`, exists since 3.1; the two must not be mixed.)
 */
function chartFields(chart: ChartIntent): ApplicationSource {
  switch (chart.kind) {
    case 'oci': {
      const slash = chart.url.lastIndexOf('/');
      return { repoURL: chart.url.slice('oci://'.length, slash), chart: chart.url.slice(slash + 1), targetRevision: chart.version };
    }
    case 'repository': return { repoURL: chart.url, chart: chart.chart, targetRevision: chart.version };
    case 'git': return { ...gitSource(chart.git), path: chart.path };
  }
}

function renderHelm(release: ReleaseIntent, values: ArgoValues, { options, faults }: RenderContext): ApplicationSourceHelm {
  for (const { name, value } of release.parameters) {
    for (const variable of unknownVariables(value)) {
      faults.add('ARG107', `parameter "${name}" uses $${variable}, which Argo CD would replace by nothing`,
        `use one of BuildEnvironment: ${knownVariables().map((known) => `$${known}`).join(', ')}; or write $$ for a dollar sign`);
    }
  }
  const { valueFiles, ignoreMissingValueFiles, values: text, valuesObject } = values;
  return compact<ApplicationSourceHelm>({
    releaseName: release.releaseName === release.name ? undefined : release.releaseName,
    valueFiles: [...valueFiles],
    ignoreMissingValueFiles: ignoreMissingValueFiles || undefined,
    values: text,
    valuesObject,
    parameters: release.parameters.map(({ name, value, forceString }) => ({ name, value, ...forceString ? { forceString } : {} })),
    skipCrds: options.skipCrds || undefined,
    skipTests: options.skipTests || undefined,
    skipSchemaValidation: options.skipSchemaValidation || undefined,
    passCredentials: options.passCredentials || undefined,
  });
}

/** Where an Application installs. */
export function renderDestination({ cluster, namespace }: Pick<ReleaseIntent, 'cluster' | 'namespace'>): ApplicationDestination {
  if (cluster.local) {
    return { name: 'in-cluster', namespace };
  }
  return cluster.server === undefined ? { name: cluster.name, namespace } : { server: cluster.server, namespace };
}

function renderSyncPolicy(release: ReleaseIntent, context: RenderContext): SyncPolicy {
  const { sync } = release;
  if (sync.timeoutSeconds !== undefined) {
    context.faults.add('ARG108', 'sync.timeout is set, and Argo CD has no timeout for a single Application',
      'drop it; the whole installation has controller.sync.timeout.seconds, and sync.retry limits the attempts');
  }
  const metadata = compact({ labels: sync.namespaceLabels, annotations: sync.namespaceAnnotations });
  return compact<SyncPolicy>({
    automated: sync.automated ? renderAutomated(release, context) : undefined,
    syncOptions: syncOptions(release, context),
    retry: sync.retry && renderRetry(sync.retry),
    managedNamespaceMetadata: metadata,
  });
}

/** Never `prune: false`: before 3.4 the controller drops it, and the parent is out of sync for ever. */
function renderAutomated({ sync }: ReleaseIntent, { target, faults }: RenderContext): SyncPolicyAutomated | undefined {
  if (sync.suspend && !atLeast(target.version, '3.1')) {
    return undefined;
  }
  if (sync.allowEmpty && !sync.prune) {
    faults.add('ARG109', 'allowEmpty is true while prune is false: nothing would be pruned', 'drop allowEmpty, or set prune to true');
  }
  const said = compact<SyncPolicyAutomated>({
    prune: sync.prune || undefined,
    selfHeal: sync.selfHeal || undefined,
    allowEmpty: sync.allowEmpty || undefined,
    enabled: sync.suspend ? false : undefined,
  });
  const nothingSaid = atLeast(target.version, '3.1') ? { enabled: true } : { prune: false };
  return Object.keys(said).length > 0 ? said : nothingSaid;
}

function syncOptions(release: ReleaseIntent, { target, options, faults }: RenderContext): string[] {
  const { sync, releasedFields } = release;
  const wanted: ArgoSyncOptions = { ...options.syncOptions };
  if (wanted.replace && sync.serverSideApply) {
    faults.add('ARG111', 'replace and serverSideApply are both set, and Argo CD would replace', 'keep one of the two');
  }
  if (releasedFields.length > 0 && wanted.respectIgnoreDifferences === false) {
    faults.add('ARG112', 'respectIgnoreDifferences is false while releaseFields gives fields away: each sync would take them back',
      'drop respectIgnoreDifferences, or releaseFields');
  }
  const respectIgnoreDifferences = wanted.respectIgnoreDifferences ?? releasedFields.length > 0;
  return [
    ...sync.createNamespace ? ['CreateNamespace=true'] : [],
    ...sync.serverSideApply ? ['ServerSideApply=true'] : [],
    ...sync.validate ? [] : ['Validate=false'],
    ...renderSyncOptions({ ...wanted, respectIgnoreDifferences }, target.version, faults),
  ];
}

function renderRetry(retry: RetryIntent): RetryStrategy {
  const duration = (seconds?: number) => (seconds === undefined ? undefined : renderDuration(seconds));
  const backoff = compact({ duration: duration(retry.backoffSeconds), factor: retry.backoffFactor, maxDuration: duration(retry.backoffMaxSeconds) });
  return compact<RetryStrategy>({ limit: retry.limit, backoff });
}

function renderIgnored(field: OwnedField): ResourceIgnoreDifferences {
  return compact<ResourceIgnoreDifferences>({
    group: field.group || undefined,
    kind: field.kind,
    name: field.name,
    namespace: field.namespace,
    jsonPointers: [...field.jsonPointers],
    jqPathExpressions: [...field.jqPathExpressions],
    managedFieldsManagers: [...field.managers],
  });
}

