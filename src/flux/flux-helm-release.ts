import { Construct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { fileFor, nameOf } from '../constructs';
import { Faults } from '../diagnostics';
import { engineFacts } from './engine-facts';
import { FluxHelmReleaseProps } from './helm-release-props';
import { HelmRelease } from './l1/index.generated';
import { checkHelmRelease, makeHelmRelease } from './make-helm-release';

/**
 * A HelmRelease and the source of its chart, spoken directly: every field of the kind, for those who
 * deliver with Flux and mean to.
 *
 * Fails with one error that lists every fault of the call: FLX100 unless exactly one of chart, chartRef and
 * chartTemplate is set, FLX101 for valuesFiles that cannot be, FLX13x for settings that contradict each other.
 *
 * @see https://fluxcd.io/flux/components/helm/helmreleases/
 */
export class FluxHelmRelease extends Construct {
  /** Name of the HelmRelease. */
  public readonly name: string;
  /** Namespace of the HelmRelease. */
  public readonly namespace: string;
  /** The HelmRelease itself. */
  public readonly resource: HelmRelease;

  public constructor(scope: Construct, id: string, props: FluxHelmReleaseProps) {
    checkCall('FluxHelmRelease', [scope, id, props]);
    super(scope, id);
    this.name = props.name ?? id;
    this.namespace = nameOf(props.namespace);
    const facts = engineFacts(this);
    const faults = new Faults(this.node.path);
    checkHelmRelease(this.name, props, facts.version, faults);
    faults.throwIfAny();
    this.resource = makeHelmRelease(this, props, { ...facts, file: fileFor(this, this.name) });
  }
}
