import { InventoryObject, KIND } from '../../inventory';
import { withoutCredentials } from '../../text';
import { CheckContext, ObjectCheck, Subject, textAt } from '../engine';
import { chartSpecOf, inChart } from './chart-spec';

export const chartInUrl: ObjectCheck = {
  code: 'FLX207',
  title: 'name of the chart in the address of its OCI HelmRepository',
  severity: 'warning',
  rationale: 'Flux puts the name of the chart behind the address of a HelmRepository, so the registry is asked for "…/shop/shop".',
  bad: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: shop, namespace: shop}
spec: {type: oci, url: 'oci://ghcr.io/myorg/charts/shop'}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chart:
    spec: {chart: shop, version: 1.2.3, sourceRef: {kind: HelmRepository, name: shop}}
`,
  good: `
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: shop, namespace: shop}
spec: {type: oci, url: 'oci://ghcr.io/myorg/charts'}
---
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: shop, namespace: shop}
spec:
  interval: 10m
  chart:
    spec: {chart: shop, version: 1.2.3, sourceRef: {kind: HelmRepository, name: shop}}
`,
  fix: 'end the url of the HelmRepository before the name of the chart, or take an OCIRepository and chartRef',
  source: 'https://fluxcd.io/flux/components/source/helmrepositories/#helm-oci-repository',
  kinds: [KIND.helmRelease, KIND.helmChart],
  needs: inChart('sourceRef'),
  check(subject, report, context) {
    const { chart, path } = chartSpecOf(subject);
    const name = textAt(chart, 'chart');
    const urls = repositoriesOf(subject, context).map(({ manifest }) => textAt(manifest, 'spec', 'url')?.replace(/\/$/, ''));
    const [url] = urls;
    if (url !== undefined && urls.every((one) => one?.startsWith('oci://') === true && one.endsWith(`/${name}`))) {
      report([...path, 'chart'], `the chart would be looked for at "${withoutCredentials(url)}/${name}"`);
    }
  },
};

/** Those that the reference may mean: repositories of one name are for several clusters. */
function repositoriesOf(subject: Subject, { inventory }: CheckContext): readonly InventoryObject[] {
  const { chart } = chartSpecOf(subject);
  const name = textAt(chart, 'sourceRef', 'name');
  if (name === undefined || textAt(chart, 'sourceRef', 'kind') !== 'HelmRepository') {
    return [];
  }
  return inventory.find({ kindName: KIND.helmRepository, name, namespace: textAt(chart, 'sourceRef', 'namespace') ?? subject.namespace }, subject.object);
}
