/**
 * Anything with a name: an object of cdk8s-plus (`ConfigMap`, `Secret`, `Namespace`), or one of ours.
 * Accepted wherever the name of such an object is.
 */
export interface INamed {
  /** The `metadata.name` of the object. */
  readonly name: string;
}

/** @internal */
export function nameOf(named: string | INamed): string {
  return typeof named === 'string' ? named : named.name;
}
