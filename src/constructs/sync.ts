import { Duration } from 'cdk8s';
import { Faults } from '../diagnostics';
import { compact, RetryIntent, SyncIntent } from '../model';
import { isLabelKey, isLabelValue } from '../text';
import { hasParam } from './environment-param';

/** How often and how fast a failed sync is tried again. */
export interface RetryPolicy {
  /** How many times; below zero means for ever. */
  readonly limit: number;

  /**
   * The wait before the first retry.
   *
   * @default - the engine's own
   */
  readonly backoff?: Duration;

  /**
   * By what each further wait is longer than the one before.
   *
   * @default - the engine's own
   */
  readonly backoffFactor?: number;

  /**
   * The longest wait.
   *
   * @default - the engine's own
   */
  readonly backoffMaxDuration?: Duration;
}

/** How a release is kept in step with Git. */
export interface SyncPolicy {
  /**
   * Whether changes in Git are applied without anyone asking.
   *
   * @default true
   */
  readonly automated?: boolean;

  /**
   * Whether objects that are no longer in Git are deleted.
   *
   * @default true
   */
  readonly prune?: boolean;

  /**
   * Whether changes that somebody made in the cluster are undone.
   *
   * @default true
   */
  readonly selfHeal?: boolean;

  /**
   * Whether pruning may delete everything, when the source renders no object at all.
   *
   * @default false
   */
  readonly allowEmpty?: boolean;

  /**
   * Whether the release is paused: nothing is applied, nothing deleted.
   *
   * @default false
   */
  readonly suspend?: boolean;

  /**
   * Whether the namespace is created when it is missing.
   *
   * @default - true when the namespace is given by name, false when an object of this program makes it
   */
  readonly createNamespace?: boolean;

  /**
   * Labels of the namespace. Needs `createNamespace`.
   *
   * @default - none
   */
  readonly namespaceLabels?: { readonly [key: string]: string };

  /**
   * Annotations of the namespace. Needs `createNamespace`.
   *
   * @default - none
   */
  readonly namespaceAnnotations?: { readonly [key: string]: string };

  /**
   * Whether objects are applied on the server, so that several owners can each own their fields.
   *
   * @default - the engine's own
   */
  readonly serverSideApply?: boolean;

  /**
   * Whether objects are validated against the cluster's OpenAPI schema before they are applied.
   *
   * @default true
   */
  readonly validate?: boolean;

  /**
   * What happens after a failure.
   *
   * @default - the engine's own
   */
  readonly retry?: RetryPolicy;

  /**
   * How long one attempt may take.
   *
   * @default - the engine's own
   */
  readonly timeout?: Duration;

  /**
   * The sync wave: lower goes first. Prefer `dependsOn`, which every engine understands.
   *
   * @default - one more than the highest wave of what the release depends on, or 0
   */
  readonly wave?: number;
}

/** @internal */
export function syncIntent(policy: SyncPolicy, namespaceByName: boolean, faults: Faults): SyncIntent {
  const [namespaceLabels, namespaceAnnotations] = [compact(policy.namespaceLabels ?? {}), compact(policy.namespaceAnnotations ?? {})];
  const createNamespace = policy.createNamespace ?? namespaceByName;
  if (!createNamespace && Object.keys({ ...namespaceLabels, ...namespaceAnnotations }).length > 0) {
    faults.add('APP150', 'namespaceLabels or namespaceAnnotations are set, but the namespace is not created here',
      'drop them, or set sync.createNamespace to true');
  }
  checkMetadata(namespaceLabels, namespaceAnnotations, faults);
  if (policy.automated === false && policy.selfHeal === true) {
    faults.add('APP151', 'selfHeal is true while automated is false: nothing would be healed', 'drop selfHeal, or set automated to true');
  }
  if (policy.wave !== undefined && !Number.isInteger(policy.wave)) {
    faults.add('APP152', `wave "${policy.wave}" is no whole number`, 'use a whole number, negative ones go first');
  }
  return {
    automated: policy.automated ?? true,
    prune: policy.prune ?? true,
    selfHeal: policy.selfHeal ?? true,
    allowEmpty: policy.allowEmpty ?? false,
    suspend: policy.suspend ?? false,
    createNamespace,
    namespaceLabels,
    namespaceAnnotations,
    serverSideApply: policy.serverSideApply,
    validate: policy.validate ?? true,
    retry: policy.retry && retryIntent(policy.retry, faults),
    timeoutSeconds: policy.timeout?.toSeconds({ integral: false }),
    wave: policy.wave,
  };
}

type Metadata = Readonly<Record<string, string>>;

function checkMetadata(labels: Metadata, annotations: Metadata, faults: Faults): void {
  for (const key of [...Object.keys(labels), ...Object.keys(annotations)]) {
    if (!isLabelKey(key)) {
      faults.add('APP153', `"${key}" is no key of a label or annotation`, 'write name or prefix.example/name, at most 63 characters after the "/"');
    }
  }
  for (const [key, value] of Object.entries(labels)) {
    if (!hasParam(value) && !isLabelValue(value)) {
      faults.add('APP153', `label "${key}" has the value "${value}"`, 'use at most 63 letters, digits, "-", "_" and ".", or make it an annotation');
    }
  }
}

function retryIntent(retry: RetryPolicy, faults: Faults): RetryIntent {
  if (!Number.isInteger(retry.limit)) {
    faults.add('APP154', `retry.limit "${retry.limit}" is no whole number`, 'use a whole number; below zero means for ever');
  }
  if (retry.backoffFactor !== undefined && !(Number.isInteger(retry.backoffFactor) && retry.backoffFactor >= 1)) {
    faults.add('APP154', `retry.backoffFactor "${retry.backoffFactor}" would not wait longer each time`, 'use a whole number from 1 on');
  }
  return {
    limit: retry.limit,
    backoffSeconds: retry.backoff?.toSeconds({ integral: false }),
    backoffFactor: retry.backoffFactor,
    backoffMaxSeconds: retry.backoffMaxDuration?.toSeconds({ integral: false }),
  };
}
