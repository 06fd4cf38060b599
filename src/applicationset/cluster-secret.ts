/** Clusters out of the Secrets in which Argo CD keeps them; nothing but name, server and project is read. */
import { fail } from '../diagnostics';
import { tryDecodeUtf8 } from '../text';
import { asMap, asStrings, Fields, isMap } from './fields';
import { WorldCluster } from './world';

export const SECRET_TYPE_LABEL = 'argocd.argoproj.io/secret-type';

export function isClusterSecret(value: unknown): boolean {
  return isMap(value) && value.kind === 'Secret' && asMap(asMap(value.metadata).labels)[SECRET_TYPE_LABEL] === 'cluster';
}

/** EXP100 where it has no server. Without a name Argo CD knows a cluster by its server. */
export function parseClusterSecret(secret: Fields, subject: string): WorldCluster {
  const metadata = asMap(secret.metadata);
  const server = tryField(secret, 'server');
  if (server === undefined) {
    return fail('EXP100', subject, `the cluster Secret "${String(metadata.name)}" has no server`, 'give it a key "server" in data or stringData');
  }
  return {
    name: tryField(secret, 'name') ?? '',
    server,
    project: tryField(secret, 'project'),
    labels: asStrings(metadata.labels, subject),
    annotations: asStrings(metadata.annotations, subject),
  };
}

function tryField(secret: Fields, key: string): string | undefined {
  const plain = asMap(secret.stringData)[key];
  const encoded = asMap(secret.data)[key];
  return typeof plain === 'string' ? plain : typeof encoded === 'string' ? tryDecodeUtf8(Buffer.from(encoded, 'base64')) : undefined;
}
