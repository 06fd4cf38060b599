import { Faults } from '../diagnostics';
import { ArgoCdVersion, atLeast } from './version';

/** In which order dependants go when an object is deleted. */
export enum PrunePropagationPolicy {
  /** Dependants first, then the object. */
  FOREGROUND = 'foreground',
  /** The object first, its dependants later. */
  BACKGROUND = 'background',
  /** Dependants stay. */
  ORPHAN = 'orphan',
}

/** Protection of everything in an Application. */
export enum Protection {
  /** Never. */
  NEVER = 'false',
  /** Only after somebody confirmed it. */
  CONFIRM = 'confirm',
}

/**
 * Sync options of a whole Application that have no word in `sync`. A misspelled option is ignored by
 * Argo CD without a message; here it cannot be written.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/
 */
export interface ArgoSyncOptions {
  /**
   * Whether pruning waits until everything else is synced and healthy (`PruneLast=true`).
   *
   * @default false
   */
  readonly pruneLast?: boolean;

  /**
   * In which order dependants go when objects are pruned (`PrunePropagationPolicy=`).
   *
   * @default PrunePropagationPolicy.FOREGROUND
   */
  readonly prunePropagationPolicy?: PrunePropagationPolicy;

  /**
   * Whether objects are replaced instead of applied (`Replace=true`): what somebody else added is lost.
   * Fails with ARG111 together with server-side apply, over which it would win.
   *
   * @default false
   */
  readonly replace?: boolean;

  /**
   * Whether only objects that are out of sync are applied (`ApplyOutOfSyncOnly=true`).
   *
   * @default false
   */
  readonly applyOutOfSyncOnly?: boolean;

  /**
   * Whether an object that another Application also has fails the sync (`FailOnSharedResource=true`).
   *
   * @default false
   */
  readonly failOnSharedResource?: boolean;

  /**
   * Whether fields of `ignoreDifferences` are left alone when other fields are synced
   * (`RespectIgnoreDifferences=true`).
   *
   * @default - true when there are released fields
   */
  readonly respectIgnoreDifferences?: boolean;

  /**
   * Whether objects of a kind that does not exist yet skip the dry run (`SkipDryRunOnMissingResource=true`).
   * For a whole Application since Argo CD 3.1.
   *
   * @default false
   */
  readonly skipDryRunOnMissingResource?: boolean;

  /**
   * Whether fields that client-side apply owned are taken over at the first server-side apply
   * (`ClientSideApplyMigration=false` turns it off). Since Argo CD 3.1.
   *
   * @default true
   */
  readonly clientSideApplyMigration?: boolean;

  /**
   * Protection from pruning, for every object (`Prune=`). For a whole Application since Argo CD 3.4.
   *
   * @default - none
   */
  readonly prune?: Protection;

  /**
   * Protection from being deleted with the Application, for every object (`Delete=`). For a whole
   * Application since Argo CD 3.4.
   *
   * @default - none
   */
  readonly delete?: Protection;
}

interface OptionFacts {
  readonly option: keyof ArgoSyncOptions;
  readonly word: string;
  /** The only value of a switch that has an effect; the other one is what happens anyway. */
  readonly effective?: boolean;
  readonly since?: ArgoCdVersion;
}

/** Which words have an effect, and since when: controller/sync.go and state.go of argo-cd. */
const OPTIONS: readonly OptionFacts[] = [
  { option: 'pruneLast', word: 'PruneLast', effective: true },
  { option: 'prunePropagationPolicy', word: 'PrunePropagationPolicy' },
  { option: 'replace', word: 'Replace', effective: true },
  { option: 'applyOutOfSyncOnly', word: 'ApplyOutOfSyncOnly', effective: true },
  { option: 'failOnSharedResource', word: 'FailOnSharedResource', effective: true },
  { option: 'respectIgnoreDifferences', word: 'RespectIgnoreDifferences', effective: true },
  { option: 'skipDryRunOnMissingResource', word: 'SkipDryRunOnMissingResource', effective: true, since: '3.1' },
  { option: 'clientSideApplyMigration', word: 'ClientSideApplyMigration', effective: false, since: '3.1' },
  { option: 'prune', word: 'Prune', since: '3.4' },
  { option: 'delete', word: 'Delete', since: '3.4' },
];

/** The options as Argo CD reads them; one that the target does not know is a fault. */
export function renderSyncOptions(options: ArgoSyncOptions, version: ArgoCdVersion, faults: Faults): string[] {
  return OPTIONS.flatMap(({ option, word, effective, since }) => {
    const value = options[option];
    if (value === undefined || (typeof value === 'boolean' && value !== effective)) {
      return [];
    }
    if (since !== undefined && !atLeast(version, since)) {
      faults.add('ARG110', `sync option ${word} exists since Argo CD ${since}, and the target is ${version}`, `drop "${option}", or target ${since} or newer`);
    }
    return [`${word}=${value}`];
  });
}
