import { appliedIn, Inventory, InventoryObject, KIND, Referents } from '../../inventory';
import { FleetCheck, textAt } from '../engine';
import { CHART_GROUPS } from './chart-groups';
import { repository } from '../flux-kustomization/examples';

const SOURCE = `
apiVersion: source.toolkit.fluxcd.io/v1
kind: HelmRepository
metadata: {name: jetstack, namespace: apps}
spec: {interval: 1h, url: https://charts.jetstack.io}
`;

const RELEASE = `
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: cert-manager, namespace: apps}
spec:
  interval: 1h
  chart: {spec: {chart: cert-manager, version: 1.18.2, sourceRef: {kind: HelmRepository, name: jetstack}}}
`;

const ISSUER = `
apiVersion: cert-manager.io/v1
kind: ClusterIssuer
metadata: {name: self-signed}
spec: {selfSigned: {}}
`;

export const customResourceBesideItsChart: FleetCheck = {
  code: 'REF154',
  title: 'custom resource in one Kustomization with the chart that brings its kind',
  severity: 'warning',
  rationale: 'Flux asks the API server about all objects before it applies any. In a new cluster the kind is not there yet, so nothing is applied, the HelmRelease included.',
  bad: repository({ 'apps/shop/release.yaml': `${SOURCE}---${RELEASE}`, 'apps/shop/issuer.yaml': ISSUER }),
  good: repository({ 'apps/shop/release.yaml': `${SOURCE}---${RELEASE}` }),
  fix: 'put the custom resources into a Kustomization of their own that depends on this one, with `wait: true` here',
  source: 'https://github.com/fluxcd/helm-controller/issues/387',
  checkAll({ inventory }, report) {
    const all = appliedIn(inventory);
    const bringers = all.length === 0 || mentionsDefinitions(inventory) ? new Map<InventoryObject, readonly string[]>() : onlyBringers(inventory);
    for (const { objects, kustomization } of bringers.size === 0 ? [] : all) {
      for (const chart of objects.filter((object) => bringers.has(object))) {
        const groups = bringers.get(chart)!;
        const resource = objects.find(({ apiVersion }) => groups.some((group) => apiVersion.startsWith(`${group}/`)));
        if (resource !== undefined) {
          report(resource, ['kind'], `HelmRelease "${chart.name}" brings the kind ${resource.kind}, and Kustomization "${kustomization.name}" applies both at once`);
        }
      }
    }
  },
};

/** Many install the definitions first, by other means: where a file is named after them, or one is here, that is so. */
function mentionsDefinitions({ layout, objects }: Inventory): boolean {
  return layout?.files.some((file) => /(?:^|[/._-])crds?(?:[/._-]|$)/i.test(file)) === true || objects.some(({ kind }) => kind === 'CustomResourceDefinition');
}

function groupsOf(release: InventoryObject, inventory: Inventory): readonly string[] {
  const chart = textAt(release.manifest, 'spec', 'chart', 'spec', 'chart') ?? chartOfReference(release, inventory);
  return chart !== undefined && Object.hasOwn(CHART_GROUPS, chart) ? CHART_GROUPS[chart] : [];
}

/** An OCIRepository ends in the name of the chart. */
function chartOfReference(release: InventoryObject, inventory: Inventory): string | undefined {
  const referents = Referents.of(inventory);
  const [source] = referents.referencesFrom(release).filter(({ rule }) => rule.path === 'spec.chartRef').flatMap((reference) => referents.resolve(reference).objects);
  const url = source === undefined ? undefined : textAt(source.manifest, 'spec', 'url');
  return url?.slice(url.lastIndexOf('/') + 1);
}

/** HelmReleases, with the groups that no other brings. */
function onlyBringers(inventory: Inventory): ReadonlyMap<InventoryObject, readonly string[]> {
  const brought = inventory.ofKind(KIND.helmRelease).map((release) => [release, groupsOf(release, inventory)] as const);
  const counts = new Map<string, number>();
  brought.flatMap(([, groups]) => groups).forEach((group) => counts.set(group, (counts.get(group) ?? 0) + 1));
  return new Map(brought.map(([release, groups]) => [release, groups.filter((group) => counts.get(group) === 1)] as const)
    .filter(([, groups]) => groups.length > 0));
}
