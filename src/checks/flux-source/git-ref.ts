import { Fields, KIND } from '../../inventory';
import { Path } from '../../text';
import { fieldsAt, Subject } from '../engine';

/** Which commit a GitRepository takes, or an ImageUpdateAutomation checks out. */
export interface GitRefAt {
  readonly ref: Fields;
  readonly path: Path;
}

export function gitRefOf({ kindName, spec }: Subject): GitRefAt {
  return kindName === KIND.imageUpdateAutomation
    ? { ref: fieldsAt(spec, 'git', 'checkout', 'ref'), path: ['spec', 'git', 'checkout', 'ref'] }
    : { ref: fieldsAt(spec, 'ref'), path: ['spec', 'ref'] };
}
