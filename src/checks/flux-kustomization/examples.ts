import { GIT_REPOSITORY, kustomization } from '../reference/examples';

/** A repository whose Kustomization `shop` applies `apps/shop`; `files` by path, `more` are further lines of its spec. */
export function repository(files: Readonly<Record<string, string>>, more = ''): string {
  const all = { 'clusters/prod/config.yaml': GIT_REPOSITORY, 'clusters/prod/shop.yaml': kustomization('shop', more, './apps/shop'), ...files };
  return Object.entries(all).map(([path, text]) => `# file: ${path}\n${text.trim()}\n`).join('');
}

/** A ConfigMap with one key, `text`. */
export function configMap(text: string, metadata = ''): string {
  return `
apiVersion: v1
kind: ConfigMap
metadata: {name: shop, namespace: shop${metadata}}
data:
  text: '${text}'
`;
}
