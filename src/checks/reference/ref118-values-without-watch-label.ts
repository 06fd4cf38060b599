import { InventoryObject, Referents } from '../../inventory';
import { FleetCheck, isAtLeast, valueAt } from '../engine';
import { OCI_REPOSITORY, release } from './examples';
import { shortKind } from './unresolved';

const LABEL = 'reconcile.fluxcd.io/watch';

function values(label: string): string {
  return `
apiVersion: v1
kind: ConfigMap
metadata: {name: shop-values, namespace: apps${label}}
data: {values.yaml: 'replicaCount: 2'}
`;
}

export const valuesWithoutWatchLabel: FleetCheck = {
  code: 'REF118',
  title: 'values that helm-controller does not watch',
  severity: 'warning',
  rationale: 'A change of the ConfigMap or Secret does not start an upgrade: the release keeps the old values until its interval is over.',
  isWhole: true,
  bad: `${OCI_REPOSITORY}---${values('')}---${release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-values}]')}`,
  good: `${OCI_REPOSITORY}---${values(', labels: {reconcile.fluxcd.io/watch: Enabled}')}---${release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-values}]')}`,
  fix: 'label it `reconcile.fluxcd.io/watch: Enabled`',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#values-references',
  checkAll({ inventory, targetOf }, report) {
    const said = new Set<InventoryObject>();
    const referents = Referents.of(inventory);
    for (const reference of inventory.isWhole ? referents.references.filter(({ rule }) => rule.role === 'values') : []) {
      const [object, ...others] = referents.resolve(reference).objects;
      const { from, path } = reference;
      if (object !== undefined && others.length === 0 && !isWatched(object) && !said.has(object) && isAtLeast(targetOf(from).flux ?? '', '2.7')) {
        said.add(object);
        report(from, path, `${shortKind(object.kindName)} "${object.name}" has no label "${LABEL}"`);
      }
    }
  },
};

/** Labels of generated and patched objects may come from anywhere. */
function isWatched({ metadata, facts }: InventoryObject): boolean {
  return valueAt(metadata, 'labels', LABEL) !== undefined || facts.isPartial === true || facts.isGenerated === true;
}
