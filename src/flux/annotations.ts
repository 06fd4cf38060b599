import { checkCall } from '../calls/check-call';

/** How kustomize-controller applies an object that others change, too. */
export enum FluxApply {
  /** Every field is Flux's. */
  OVERRIDE = 'Override',
  /** Fields that others set stay. */
  MERGE = 'Merge',
  /** Made when it is missing, then left alone. */
  IF_NOT_PRESENT = 'IfNotPresent',
  /** Never applied. */
  IGNORE = 'Ignore',
}

/** What Flux does with one object. */
export interface FluxResourceSync {
  /**
   * Whether the object is deleted when it leaves Git.
   *
   * @default true
   */
  readonly prune?: boolean;

  /**
   * Whether the object is applied again when it changes in Git or in the cluster.
   *
   * @default true
   */
  readonly reconcile?: boolean;

  /**
   * How the object is applied.
   *
   * @default FluxApply.OVERRIDE
   */
  readonly apply?: FluxApply;

  /**
   * Whether the object is made anew when a field that cannot change has changed.
   *
   * @default false
   */
  readonly force?: boolean;

  /**
   * Whether `${NAME}` in the object is replaced by variables of the Kustomization.
   *
   * @default true
   */
  readonly substitute?: boolean;

  /**
   * Whether a SOPS-encrypted object is decrypted.
   *
   * @default true
   */
  readonly decrypt?: boolean;

  /**
   * Whether drift detection of the HelmRelease that made the object looks at it.
   *
   * @default true
   */
  readonly driftDetection?: boolean;
}

/**
 * Annotations by which Flux treats a single object. Flux ignores a misspelled one without a message; here
 * it cannot be written.
 *
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
 */
export class FluxAnnotations {
  /** The annotations, for the metadata of any object. */
  public static of(sync: FluxResourceSync): { [key: string]: string } {
    checkCall('FluxAnnotations.of', [sync]);
    // `substitute` has to be lower case (kustomize_varsub.go); the others are compared without case.
    const off = (flag: boolean | undefined) => (flag === false ? 'disabled' : undefined);
    const said: Readonly<Record<string, string | undefined>> = {
      'kustomize.toolkit.fluxcd.io/prune': off(sync.prune),
      'kustomize.toolkit.fluxcd.io/reconcile': off(sync.reconcile),
      'kustomize.toolkit.fluxcd.io/ssa': sync.apply,
      'kustomize.toolkit.fluxcd.io/force': sync.force ? 'enabled' : undefined,
      'kustomize.toolkit.fluxcd.io/substitute': off(sync.substitute),
      'kustomize.toolkit.fluxcd.io/decrypt': off(sync.decrypt),
      'helm.toolkit.fluxcd.io/driftDetection': off(sync.driftDetection),
    };
    return Object.fromEntries(Object.entries(said).filter((entry): entry is [string, string] => entry[1] !== undefined));
  }

  private constructor() {}
}
