import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { Faults } from '../diagnostics';
import { compact } from '../model';
import { isConfigKey, isDnsSubdomain, renderDuration } from '../text';
import { fileFor } from './delivery';
import { INamed, nameOf } from './named';
import { OutputPlan } from './output-plan';

/** Where an ExternalSecret reads from. */
export enum SecretStoreKind {
  /** A store of the same namespace. */
  SECRET_STORE = 'SecretStore',
  /** A store of the whole cluster. */
  CLUSTER_SECRET_STORE = 'ClusterSecretStore',
}

/** One value of the external store. */
export interface ExternalSecretData {
  /** The key in the Kubernetes Secret. */
  readonly secretKey: string;

  /** The name of the entry in the store: `myapp/database-password`. */
  readonly remoteKey: string;

  /**
   * The property of the entry.
   *
   * @default - the whole entry
   */
  readonly property?: string;

  /**
   * The version of the entry.
   *
   * @default - the latest
   */
  readonly version?: string;
}

/** Properties of ExternalSecret. */
export interface ExternalSecretProps {
  /**
   * Name of the ExternalSecret and of the Secret that it makes.
   *
   * @default - the construct's id
   */
  readonly name?: string;

  /** The namespace of both. For values of a release, that of the release. */
  readonly namespace: string | INamed;

  /** The store. */
  readonly store: string | INamed;

  /**
   * Whether the store is one of the namespace or of the whole cluster.
   *
   * @default SecretStoreKind.CLUSTER_SECRET_STORE
   */
  readonly storeKind?: SecretStoreKind;

  /** What is read. */
  readonly data: ExternalSecretData[];

  /**
   * Keys of the Secret that are made of what was read, as Go templates: `{ 'values.yaml': 'password: {{ .password }}' }`.
   *
   * @default - the keys of `data` as they are
   */
  readonly template?: { readonly [key: string]: string };

  /**
   * How often the store is read.
   *
   * @default Duration.hours(1)
   */
  readonly refreshInterval?: Duration;
}

/**
 * A Secret that the External Secrets Operator fills from a store outside the cluster. Give it to
 * `HelmValues.fromSecret`, or name it where the chart takes an existing Secret.
 *
 * Fails with SEC190 when nothing is read, or a key is none.
 *
 * @see https://external-secrets.io/latest/api/externalsecret/
 */
export class ExternalSecret extends Construct implements INamed {
  /** Name of the Secret that it makes. */
  public readonly name: string;

  public constructor(scope: Construct, id: string, props: ExternalSecretProps) {
    checkCall('ExternalSecret', [scope, id, props]);
    super(scope, id);
    this.name = props.name ?? id;
    checkProps(this.node.path, this.name, props);
    const object = new ApiObject(this, 'external-secret', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: this.name, namespace: nameOf(props.namespace) },
      spec: {
        refreshInterval: renderDuration((props.refreshInterval ?? Duration.hours(1)).toSeconds({ integral: false })),
        secretStoreRef: { name: nameOf(props.store), kind: props.storeKind ?? SecretStoreKind.CLUSTER_SECRET_STORE },
        target: compact({ name: this.name, template: props.template ? { engineVersion: 'v2', data: compact(props.template) } : undefined }),
        data: props.data.map(({ secretKey, remoteKey, property, version }) => (
          { secretKey, remoteRef: compact({ key: remoteKey, property, version }) }
        )),
      },
    });
    OutputPlan.tryOf(this)?.place(object, fileFor(this, id), this);
  }
}

function checkProps(subject: string, name: string, props: ExternalSecretProps): void {
  const faults = new Faults(subject);
  if (!isDnsSubdomain(name)) {
    faults.add('APP110', `"${name}" is not a name that Kubernetes takes`, 'use at most 253 lower-case letters, digits, "-" and "."');
  }
  if (props.data.length === 0) {
    faults.add('SEC190', 'nothing is read from the store', 'give at least one entry of data');
  }
  for (const key of [...props.data.map(({ secretKey }) => secretKey), ...Object.keys(compact(props.template ?? {}))].filter((k) => !isConfigKey(k))) {
    faults.add('SEC190', `"${key}" is no key of a Secret`, 'use letters, digits, "-", "_" and "."');
  }
  faults.throwIfAny();
}
