import { Fields, KIND } from '../../inventory';
import { Path } from '../../text';
import { fieldsAt, fieldsOf, Needs, Subject } from '../engine';

/** Which commit a GitRepository takes, or an ImageUpdateAutomation checks out. */
export interface GitRefAt {
  readonly ref: Fields;
  readonly path: Path;
}

/** A field of it. */
export function inGitRef(...fields: Path): Needs {
  return [['spec', 'ref', ...fields], ['spec', 'git', 'checkout', 'ref', ...fields]];
}

export function gitRefOf({ kindName, spec }: Subject): GitRefAt {
  return kindName === KIND.imageUpdateAutomation
    ? { ref: fieldsAt(spec, 'git', 'checkout', 'ref'), path: ['spec', 'git', 'checkout', 'ref'] }
    : { ref: fieldsOf(spec.ref), path: ['spec', 'ref'] };
}
