import { Construct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { fileFor, INamed, nameOf, OutputPlan } from '../constructs';
import { Faults } from '../diagnostics';
import { compact } from '../model';
import { engineFacts } from './engine-facts';
import { Alert, AlertEventSeverity, CrossNamespaceObjectReference, NotificationObjectKind, Provider, ProviderType } from './l1/index.generated';

/** Properties of FluxAlerts. */
export interface FluxAlertsProps {
  /** Who is told. */
  readonly type: ProviderType;

  /**
   * Where messages are sent to; a secret address belongs into the Secret, under the key `address`.
   *
   * @default - from the Secret
   */
  readonly address?: string;

  /**
   * The channel, where the receiver has such.
   *
   * @default - none
   */
  readonly channel?: string;

  /**
   * The Secret with `token` or `address`, in Flux's namespace.
   *
   * @default - none
   */
  readonly secret?: string | INamed;

  /**
   * Whose events are told.
   *
   * @default - every Kustomization and HelmRelease
   */
  readonly sources?: CrossNamespaceObjectReference[];

  /**
   * From which severity on.
   *
   * @default AlertEventSeverity.INFO
   */
  readonly severity?: AlertEventSeverity;

  /**
   * Regular expressions (RE2) of which a message has to match one.
   *
   * @default - every message
   */
  readonly inclusionList?: string[];

  /**
   * Regular expressions (RE2) of messages that are not told.
   *
   * @default - none
   */
  readonly exclusionList?: string[];

  /**
   * Facts that go with every message.
   *
   * @default - none
   */
  readonly eventMetadata?: { readonly [key: string]: string };
}

/** Types whose messages go to an address or token that only a Secret should hold. */
const NEEDS_ADDRESS: readonly ProviderType[] = [ProviderType.SLACK, ProviderType.DISCORD, ProviderType.MSTEAMS, ProviderType.GENERIC];

/**
 * Messages about what Flux does: a Provider, who is told, and an Alert, what is told. An Alert has no status,
 * so a mistake in it is seen by nobody; that is why it is checked here.
 *
 * Fails with FLX150 when a receiver has neither an address nor a Secret.
 *
 * @see https://fluxcd.io/flux/components/notification/alerts/
 */
export class FluxAlerts extends Construct {
  public constructor(scope: Construct, id: string, props: FluxAlertsProps) {
    checkCall('FluxAlerts', [scope, id, props]);
    super(scope, id);
    const faults = new Faults(this.node.path);
    if (NEEDS_ADDRESS.includes(props.type) && props.address === undefined && props.secret === undefined) {
      faults.add('FLX150', `"${props.type}" has neither an address nor a Secret to read one from`, 'set secret, with the address under the key "address"');
    }
    faults.throwIfAny();
    const metadata = { name: id, namespace: engineFacts(this).namespace };
    const { type, address, channel, severity, inclusionList, exclusionList, eventMetadata } = props;
    const provider = new Provider(this, 'provider', {
      metadata,
      spec: compact({ type, address, channel, secretRef: props.secret === undefined ? undefined : { name: nameOf(props.secret) } }),
    });
    const alert = new Alert(this, 'alert', {
      metadata,
      spec: compact({
        providerRef: { name: id },
        eventSeverity: severity ?? AlertEventSeverity.INFO,
        eventSources: props.sources ?? EVERYTHING,
        inclusionList,
        exclusionList,
        eventMetadata: compact(eventMetadata ?? {}),
      }),
    });
    [provider, alert].forEach((object) => OutputPlan.tryOf(this)?.place(object, fileFor(this, id), this));
  }
}

const EVERYTHING: CrossNamespaceObjectReference[] = [
  { kind: NotificationObjectKind.KUSTOMIZATION, name: '*' },
  { kind: NotificationObjectKind.HELM_RELEASE, name: '*' },
];
