import { extname } from 'node:path';
import { Construct, IConstruct } from 'constructs';
import { checkCall } from '../calls/check-call';
import { Faults } from '../diagnostics';
import { SopsSecretIntent } from '../model';
import { isDnsSubdomain, tryReadBytes } from '../text';
import { Cluster } from './cluster';
import { DeliveredFile, Delivery } from './delivery';
import { chartCluster, knownCluster } from './known-cluster';
import { INamed } from './named';
import { OutputPlan, resolveLocal } from './output-plan';
import { readSecretManifest, SecretName } from './sops-manifest';

/** Formats in which kustomize reads manifests. */
const EXTENSIONS = ['.yaml', '.yml', '.json'];

/** Properties of SopsSecret. */
export interface SopsSecretProps {
  /**
   * The SOPS-encrypted manifest of a Secret beside this program, relative to the app's root directory: `data` and
   * `stringData` encrypted, everything else in the clear.
   */
  readonly file: string;

  /**
   * The cluster that the Secret is for.
   *
   * @default - that of the chart, or the cluster that the delivery engine runs in
   */
  readonly cluster?: Cluster;
}

/**
 * A Kubernetes Secret that is kept encrypted in Git. The file is copied byte for byte to where the engine decrypts and
 * applies it; no key is needed, and no plaintext is ever seen. Name and namespace stand in the file. Give it to
 * `HelmValues.fromSecret`, or name it where a chart takes an existing Secret.
 *
 * Fails with SEC100 when the file does not exist or is no YAML or JSON, with SEC1xx when it is not completely encrypted,
 * with SEC191 when it is not the manifest of one Secret, SEC192 when its name or kind is encrypted, SEC193 for a value in
 * the clear and SEC194 for one that is no text; and with the engine's own code where nothing would decrypt it.
 */
export class SopsSecret extends Construct implements INamed {
  /** Name of the Secret. */
  public readonly name: string;
  /** Namespace of the Secret. */
  public readonly namespace: string;

  public constructor(scope: Construct, id: string, props: SopsSecretProps) {
    checkCall('SopsSecret', [scope, id, props]);
    super(scope, id);
    const faults = new Faults(this.node.path);
    const intent = secretIntent(this, id, props, faults);
    this.name = intent.name;
    this.namespace = intent.namespace;
    OutputPlan.check(this, `the ciphertext of SopsSecret "${id}"`, faults);
    Delivery._deliver(this, faults, (delivery) => recordSecret(this, intent, delivery._deliverSecret(this, intent, faults)));
  }
}

function secretIntent(scope: Construct, id: string, { file, cluster }: SopsSecretProps, faults: Faults): SopsSecretIntent {
  if (!isDnsSubdomain(id)) {
    faults.add('APP110', `"${id}" names a file, and is not a name that Kubernetes takes`, 'use at most 253 lower-case letters, digits, "-" and "."');
  }
  const bytes = tryReadBytes(resolveLocal(scope, file));
  const extension = extname(file).toLowerCase();
  return {
    ...readFile(file, extension, bytes, faults),
    subject: scope.node.path,
    id,
    cluster: cluster === undefined ? chartCluster(scope) ?? knownCluster(scope, undefined, faults) : knownCluster(scope, cluster, faults),
    sourcePath: file,
    bytes: bytes ?? new Uint8Array(),
    extension: extension === '.yml' ? '.yaml' : extension,
  };
}

function readFile(file: string, extension: string, bytes: Buffer | undefined, faults: Faults): SecretName {
  if (bytes === undefined) {
    faults.add('SEC100', `the SOPS file "${file}" does not exist`, 'check the path: it is relative to the app\'s root directory');
  } else if (!EXTENSIONS.includes(extension)) {
    faults.add('SEC100', `"${file}" ends in "${extension}", and manifests are YAML or JSON`, `use a file that ends in ${EXTENSIONS.join(', ')}`);
  } else {
    return readSecretManifest(bytes, file, faults);
  }
  return { name: '', namespace: '' };
}

/** One Secret of the app, and where it went. @internal */
export interface RecordedSecret extends DeliveredFile {
  readonly construct: IConstruct;
  readonly secret: SopsSecretIntent;
}

const recorded = new WeakMap<IConstruct, RecordedSecret[]>();

function recordSecret(construct: IConstruct, secret: SopsSecretIntent, file: DeliveredFile): void {
  const before = recorded.get(construct.node.root) ?? [];
  recorded.set(construct.node.root, before);
  before.push({ ...file, construct, secret });
}

/** @internal every SopsSecret of the app, in the order of the program */
export function sopsSecretsOf(scope: IConstruct): readonly RecordedSecret[] {
  return recorded.get(scope.node.root) ?? [];
}
