import { Construct } from 'constructs';
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
 * Fails with OUT100 in a plain App, and with OUT102 when the app does not know its repository.
 */
export class RootApp extends Construct {
  public constructor(scope: Construct, id: string, props: RootAppProps = {}) {
    super(scope, id);
    OutputPlan.of(this, 'RootApp');
    Delivery.of(this)._deliverRoot(this, { subject: this.node.path, name: props.name ?? id });
  }
}
