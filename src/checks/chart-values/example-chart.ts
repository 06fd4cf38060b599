/** A chart for examples: what is checked, is checked against its files. */
export const SHOP_CHART: Readonly<Record<string, string>> = {
  'Chart.yaml': `apiVersion: v2
name: shop
version: 2.3.1
dependencies:
  - {name: redis, version: 1.0.0, repository: "file://charts/redis", condition: redis.enabled}
`,
  'values.yaml': `replicaCount: 1
image: {tag: ""}
redis: {enabled: true}
`,
  'values.schema.json': `{
  "$schema": "http://json-schema.org/draft-07/schema#",
  "type": "object",
  "properties": {
    "replicaCount": {"type": "integer", "minimum": 1},
    "image": {"type": "object", "properties": {"tag": {"type": "string"}}}
  }
}
`,
};

/** A HelmRelease of it, with values. */
export function shopRelease(values: string): string {
  return `
apiVersion: source.toolkit.fluxcd.io/v1
kind: OCIRepository
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  url: oci://ghcr.io/myorg/charts/shop
  ref: {tag: 2.3.1}
  layerSelector: {mediaType: application/vnd.cncf.helm.chart.content.v1.tar+gzip, operation: copy}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chartRef: {kind: OCIRepository, name: shop}
  values: ${values}
`;
}
