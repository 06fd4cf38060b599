import { Fields, KIND } from '../../inventory';
import { Path } from '../../text';
import { fieldsAt, Needs, Subject } from '../engine';

/** How the signature of an artifact or chart is verified. */
export interface VerificationAt {
  readonly verify: Fields;
  readonly path: Path;
}

/** A field of it. */
export function inVerification(...fields: Path): Needs {
  return [['spec', 'verify', ...fields], ['spec', 'chart', 'spec', 'verify', ...fields]];
}

export function verificationOf({ kindName, spec }: Subject): VerificationAt {
  return kindName === KIND.helmRelease
    ? { verify: fieldsAt(spec, 'chart', 'spec', 'verify'), path: ['spec', 'chart', 'spec', 'verify'] }
    : { verify: fieldsAt(spec, 'verify'), path: ['spec', 'verify'] };
}
