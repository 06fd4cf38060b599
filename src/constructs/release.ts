import { Construct } from 'constructs';
import { ReleaseRef } from '../model';

/** Something that others can wait for: a release, or the releases of a set of environments. */
export abstract class Release extends Construct {
  /** @internal */
  public abstract readonly _refs: readonly ReleaseRef[];
}
