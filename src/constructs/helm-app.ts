import { Construct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { Faults } from '../diagnostics';
import { ReleaseIntent, ReleaseRef } from '../model';
import { Delivery } from './delivery';
import { recordRelease } from './fleet';
import { checkParams } from './param-uses';
import { Release } from './release';
import { releaseIntent } from './release-intent';
import { HelmAppProps } from './release-props';

/**
 * One Helm chart, installed once: which chart, where to, with which values, kept in step how. The engine
 * of the app turns it into resources.
 *
 * Fails with one error that lists every fault of the call: codes APP1xx for the intent, VAL1xx for
 * values, and the engine's own for what it cannot express.
 */
export class HelmApp extends Release {
  /** @internal */
  public readonly _refs: readonly ReleaseRef[];
  /** @internal */
  public readonly _intent: ReleaseIntent;

  public constructor(scope: Construct, id: string, props: HelmAppProps) {
    checkCall('HelmApp', [scope, id, props]);
    super(scope, id);
    const faults = new Faults(this.node.path);
    const names = { name: props.name ?? id, releaseName: props.releaseName ?? props.name ?? id, namespace: props.namespace };
    this._intent = releaseIntent(this, names, props, faults);
    checkParams(this._intent, undefined, faults);
    this._refs = [refOf(this._intent)];
    recordRelease(this, this._intent, faults);
    Delivery._deliver(this, faults, (delivery) => delivery._deliverRelease(this, this._intent, props.options ?? [], faults));
  }
}

/** @internal */
export function refOf(release: ReleaseIntent): ReleaseRef {
  const { subject, name, namespace, cluster, order } = release;
  return { subject, name, namespace, cluster, order };
}
