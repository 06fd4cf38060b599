import { InventoryObject, KIND } from '../../inventory';
import { FleetCheck, isFields, textAt, valueAt } from '../engine';
import { isSameCluster, pairsOf } from './same-cluster';

const SOURCE = `
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: charts, namespace: flux-system}
spec: {interval: 1h, url: https://charts.example.com}
`;

function release(name: string, namespace: string): string {
  return `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: ${name}, namespace: ${namespace}}
spec:
  interval: 1h
  chart:
    spec:
      chart: shop
      version: 2.3.1
      sourceRef: {kind: HelmRepository, name: charts, namespace: flux-system}
`;
}

export const oneHelmChart: FleetCheck = {
  code: 'REF153',
  title: 'two HelmReleases whose charts get one name',
  severity: 'error',
  rationale: 'The HelmChart is named after namespace and name of the release with a hyphen between, and stands beside the source: each of the two overwrites that of the other.',
  bad: `${SOURCE}---${release('web', 'shop-eu')}---${release('eu-web', 'shop')}`,
  good: `${SOURCE}---${release('web', 'shop-eu')}---${release('api', 'shop')}`,
  fix: 'rename one of them, or give each a source in its own namespace',
  source: 'https://github.com/fluxcd/helm-controller/blob/main/api/v2/helmrelease_types.go',
  checkAll({ inventory }, report) {
    for (const [one, other] of pairsOf(inventory.ofKind(KIND.helmRelease), keyOf)) {
      if ((one.name !== other.name || one.namespace !== other.namespace) && isSameCluster(inventory, one, other)) {
        report(other, ['metadata', 'name'], `the chart of this release and that of "${one.name}" in "${one.namespace}" are both named "${other.namespace}-${other.name}"`);
      }
    }
  },
};

function keyOf({ manifest, name, namespace, facts }: InventoryObject): string | undefined {
  const spec = valueAt(manifest, 'spec', 'chart', 'spec');
  const given = valueAt(spec, 'sourceRef', 'namespace');
  const source = given === undefined ? namespace : textAt(spec, 'sourceRef', 'namespace');
  const isOpen = !isFields(spec) || namespace === undefined || source === undefined || name === '' || name.includes('${') || facts.isPartial === true;
  return isOpen || facts.aliases !== undefined ? undefined : `${source}/${namespace}-${name}`;
}
