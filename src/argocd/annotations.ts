import { checkCall } from '../calls/check-call';
import { Faults } from '../diagnostics';
import { Protection } from './sync-options';

/** When a hook runs. */
export enum ArgoHook {
  /** Before anything is applied. */
  PRE_SYNC = 'PreSync',
  /** With everything else. */
  SYNC = 'Sync',
  /** Never: the object is not applied. */
  SKIP = 'Skip',
  /** After everything is applied and healthy. */
  POST_SYNC = 'PostSync',
  /** After a sync that failed. */
  SYNC_FAIL = 'SyncFail',
  /** Before the Application is deleted. */
  PRE_DELETE = 'PreDelete',
  /** After everything of the Application is deleted. */
  POST_DELETE = 'PostDelete',
}

/** When a hook's object is deleted. */
export enum ArgoHookDeletePolicy {
  /** After it succeeded. */
  HOOK_SUCCEEDED = 'HookSucceeded',
  /** After it failed. */
  HOOK_FAILED = 'HookFailed',
  /** Before the next one is made. */
  BEFORE_HOOK_CREATION = 'BeforeHookCreation',
}

/** What Argo CD does with one object. */
export interface ArgoResourceSync {
  /**
   * The sync wave: lower goes first.
   *
   * @default 0
   */
  readonly wave?: number;

  /**
   * Makes the object a hook that runs at these times.
   *
   * @default - no hook
   */
  readonly hooks?: ArgoHook[];

  /**
   * When the hook's object is deleted.
   *
   * @default ArgoHookDeletePolicy.BEFORE_HOOK_CREATION
   */
  readonly hookDeletePolicies?: ArgoHookDeletePolicy[];

  /**
   * Protection from pruning.
   *
   * @default - none
   */
  readonly prune?: Protection;

  /**
   * Protection from being deleted with the Application.
   *
   * @default - none
   */
  readonly delete?: Protection;

  /**
   * Whether the object is validated before it is applied.
   *
   * @default true
   */
  readonly validate?: boolean;

  /**
   * Whether the dry run is skipped while the object's kind does not exist yet.
   *
   * @default false
   */
  readonly skipDryRunOnMissingResource?: boolean;

  /**
   * Whether the object is pruned after everything else.
   *
   * @default false
   */
  readonly pruneLast?: boolean;

  /**
   * Whether the object is replaced instead of applied.
   *
   * @default false
   */
  readonly replace?: boolean;

  /**
   * Whether the object is deleted and made anew: with `replace` at every sync, otherwise where the cluster refuses the change, such as
   * that of an immutable field. Server-side apply ignores it.
   *
   * @default false
   */
  readonly force?: boolean;

  /**
   * Whether the object is applied on the server.
   *
   * @default - as the Application says
   */
  readonly serverSideApply?: boolean;

  /**
   * Whether the object is left out of the Application's sync status when it is not in Git.
   *
   * @default false
   */
  readonly ignoreExtraneous?: boolean;
}

/**
 * Annotations by which Argo CD treats a single object: waves, hooks, sync options. Argo CD ignores a
 * misspelled one without a message; here it cannot be written.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
 */
export class ArgoAnnotations {
  /**
   * The annotations, for the metadata of any object.
   *
   * Fails with ARG150 for a wave that is no whole number, a delete policy without a hook, or `force` with
   * `serverSideApply` and without `replace`.
   */
  public static of(sync: ArgoResourceSync): { [key: string]: string } {
    checkCall('ArgoAnnotations.of', [sync]);
    checkSync(sync);
    const said: Readonly<Record<string, string | undefined>> = {
      'argocd.argoproj.io/sync-wave': sync.wave === undefined ? undefined : String(sync.wave),
      'argocd.argoproj.io/hook': list(sync.hooks),
      'argocd.argoproj.io/hook-delete-policy': list(sync.hookDeletePolicies),
      'argocd.argoproj.io/sync-options': list(resourceOptions(sync)),
      'argocd.argoproj.io/compare-options': sync.ignoreExtraneous ? 'IgnoreExtraneous' : undefined,
    };
    return Object.fromEntries(Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== undefined));
  }

  private constructor() {}
}

function checkSync(sync: ArgoResourceSync): void {
  const faults = new Faults('ArgoAnnotations');
  if (sync.wave !== undefined && !Number.isInteger(sync.wave)) {
    faults.add('ARG150', `wave "${sync.wave}" is no whole number, and Argo CD would take it for 0`, 'use a whole number, negative ones go first');
  }
  if (sync.hookDeletePolicies && !sync.hooks?.length) {
    faults.add('ARG150', 'hookDeletePolicies is set for an object that is no hook', 'set hooks, or drop hookDeletePolicies');
  }
  // Client-side apply with force is "kubectl apply --force" (newApplyOptions in gitops-engine pkg/utils/kube/resource_ops.go).
  if (sync.force && sync.serverSideApply && !sync.replace) {
    faults.add('ARG150', 'force is set with serverSideApply and without replace, and does nothing', 'set replace, too, or drop one of the two');
  }
  faults.throwIfAny();
}

/** What has an effect on a single object: gitops-engine pkg/sync/sync_context.go. */
function resourceOptions(sync: ArgoResourceSync): string[] {
  return [
    ...sync.prune === undefined ? [] : [`Prune=${sync.prune}`],
    ...sync.delete === undefined ? [] : [`Delete=${sync.delete}`],
    ...sync.validate === false ? ['Validate=false'] : [],
    ...sync.skipDryRunOnMissingResource ? ['SkipDryRunOnMissingResource=true'] : [],
    ...sync.pruneLast ? ['PruneLast=true'] : [],
    ...sync.replace ? ['Replace=true'] : [],
    ...sync.force ? ['Force=true'] : [],
    ...sync.serverSideApply === undefined ? [] : [`ServerSideApply=${sync.serverSideApply}`],
  ];
}

function list(words: readonly string[] | undefined): string | undefined {
  return words === undefined || words.length === 0 ? undefined : words.join(',');
}
