export class Placeholder { public readonly repoURL: string = 'x'; }
/** p */
export interface FooProps {
  /** r */
  readonly repoURL?: string;
  /** r */
  readonly namespace?: string | INamed;
}
/** x */
export interface INamed {
  /** n */
  readonly name: string;
}

