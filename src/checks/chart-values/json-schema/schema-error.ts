import { Path } from '../../../text';

/** A place in the values that a schema does not allow. */
export interface SchemaError {
  /** From the top of what is validated. */
  readonly path: Path;
  readonly keyword: string;
  /** What the keyword demands. */
  readonly rule?: unknown;
  /** The type of what is there instead. */
  readonly got?: string;
  /** Other values decide whether the keyword counts: `then`, `dependencies`. */
  readonly isConditional: boolean;
}

/** Why a schema says nothing about values. */
export class SchemaRefusal extends Error {
  /** `isWrong`: Helm refuses every values for it, too. */
  public constructor(message: string, public readonly isWrong: boolean) {
    super(message);
  }
}
