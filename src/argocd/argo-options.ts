import { checkCall } from '../calls/check-call';
import { DeliveryOptions } from '../constructs';
import { ArgoSyncOptions } from './sync-options';

/** What only Argo CD understands about a release. */
export interface ArgoOptionsProps {
  /**
   * The AppProject that the Application belongs to.
   *
   * @default - that of the engine
   */
  readonly project?: string;

  /**
   * Sync options that have no word in `sync`.
   *
   * @default - none
   */
  readonly syncOptions?: ArgoSyncOptions;

  /**
   * How many old revisions of the Application are kept for a rollback.
   *
   * @default 10
   */
  readonly revisionHistoryLimit?: number;

  /**
   * Whether deleting the Application deletes what it installed.
   *
   * @default true
   */
  readonly cascadeDelete?: boolean;

  /**
   * Whether CustomResourceDefinitions of the chart are left out (`--skip-crds`).
   *
   * @default false
   */
  readonly skipCrds?: boolean;

  /**
   * Whether tests of the chart are left out (`--skip-tests`). Since Argo CD 2.14.
   *
   * @default false
   */
  readonly skipTests?: boolean;

  /**
   * Whether values are not checked against the chart's `values.schema.json`. Since Argo CD 2.14.
   *
   * @default false
   */
  readonly skipSchemaValidation?: boolean;

  /**
   * Whether credentials of the repository are also sent to other hosts that it names (`--pass-credentials`).
   *
   * @default false
   */
  readonly passCredentials?: boolean;

  /**
   * Facts about the Application that Argo CD shows beside it: name and value, often a URL.
   *
   * @default - none
   */
  readonly info?: { readonly [name: string]: string };
}

/**
 * Options of a release for Argo CD; left alone when another engine delivers.
 *
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/application-specification/
 */
export class ArgoOptions extends DeliveryOptions {
  /** @internal all options given, the last one winning property by property */
  public static _merged(options: readonly DeliveryOptions[]): ArgoOptionsProps {
    return Object.assign({}, ...options.filter((one) => one instanceof ArgoOptions).map((one) => one._props));
  }

  public constructor(
    /** @internal */
    public readonly _props: ArgoOptionsProps,
  ) {
    checkCall('ArgoOptions', [_props]);
    super();
  }
}
