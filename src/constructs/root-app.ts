import { Construct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { fail } from '../diagnostics';
import { isDnsSubdomain } from '../text';
import { Delivery } from './delivery';
import { OutputPlan } from './output-plan';

/** Properties of RootApp. */
export interface RootAppProps {
  /**
   * Name of the delivered object.
   *
   * @default - the construct's id
   */
  readonly name?: string;
}

/**
 * Points the engine at everything else that this app writes. Apply its file once by hand; from then on
 * a commit is a delivery. Needs GitOpsApp with a `repository`.
 *
 * Fails with OUT100 in a plain App, with OUT102 when the app does not know its repository, and with APP110 for
 * a name that Kubernetes does not take.
 */
export class RootApp extends Construct {
  public constructor(scope: Construct, id: string, props: RootAppProps = {}) {
    checkCall('RootApp', [scope, id, props]);
    super(scope, id);
    const name = props.name ?? id;
    OutputPlan.of(this, 'RootApp');
    if (!isDnsSubdomain(name)) {
      fail('APP110', this.node.path, `"${name}" is not a name that Kubernetes takes`, 'use at most 253 lower-case letters, digits, "-" and "."');
    }
    Delivery.of(this)._deliverRoot(this, { subject: this.node.path, name });
  }
}
