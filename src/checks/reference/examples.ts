/** Objects without a fault, for the examples of checks: what they are about stands in the example itself. */

export const GIT_REPOSITORY = `
apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: {name: config, namespace: apps}
spec: {interval: 10m, url: https://github.com/myorg/config, ref: {branch: main}}
`;

export const OCI_REPOSITORY = `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: apps}
spec:
  interval: 10m
  url: oci://ghcr.io/myorg/charts/shop
  ref: {tag: 2.3.1}
  layerSelector: {mediaType: application/vnd.cncf.helm.chart.content.v1.tar+gzip, operation: copy}
`;

/** A HelmRelease of that chart; `more` are further lines of its spec. */
export function release(name: string, more = '', namespace = 'apps'): string {
  return `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  interval: 1h
  chartRef: {kind: OCIRepository, name: shop${namespace === 'apps' ? '' : ', namespace: apps'}}
${more === '' ? '' : `${more}\n`}`;
}

/** A Flux Kustomization of that GitRepository. */
export function kustomization(name: string, more = '', path = `./${name}`): string {
  return `
apiVersion: kustomize.toolkit.fluxcd.io/v1
kind: Kustomization
metadata: {name: ${name}, namespace: apps}
spec:
  interval: 1h
  path: ${path}
  prune: true
  sourceRef: {kind: GitRepository, name: config}
${more === '' ? '' : `${more}\n`}`;
}
