/** Clusters that Argo CD knows, as far as their Secrets are here. */
import { Inventory, KIND } from '../../inventory';
import { fieldsAt, textAt, valueAt } from '../engine';

export interface KnownCluster {
  readonly name: string;
  readonly server: string;
}

/** The cluster that Argo CD runs in. */
export const IN_CLUSTER: KnownCluster = { name: 'in-cluster', server: 'https://kubernetes.default.svc' };

const cache = new WeakMap<Inventory, readonly KnownCluster[]>();

export function knownClusters(inventory: Inventory): readonly KnownCluster[] {
  const known = cache.get(inventory);
  if (known !== undefined) {
    return known;
  }
  const secrets = inventory.ofKind(KIND.secret).filter(({ metadata }) => valueAt(metadata, 'labels', 'argocd.argoproj.io/secret-type') === 'cluster');
  const found = secrets.flatMap(({ manifest }) => {
    const [name, server] = [fieldOf(manifest, 'name'), fieldOf(manifest, 'server')];
    return name === undefined || server === undefined ? [] : [{ name, server: server.replace(/\/+$/, '') }];
  });
  const all = found.some(({ server }) => server === IN_CLUSTER.server) ? found : [IN_CLUSTER, ...found];
  cache.set(inventory, all);
  return all;
}

/** Undefined where it is not there, or encrypted. */
function fieldOf(manifest: unknown, key: string): string | undefined {
  const plain = textAt(manifest, 'stringData', key);
  const encoded = textAt(fieldsAt(manifest, 'data'), key);
  const text = plain ?? (encoded !== undefined && /^[A-Za-z0-9+/]+={0,2}$/.test(encoded) ? Buffer.from(encoded, 'base64').toString('utf8') : undefined);
  return text === undefined || text === '' || text.startsWith('ENC[') ? undefined : text;
}
