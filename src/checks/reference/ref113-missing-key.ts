import { Reference, Referents, tryKeysMeant } from '../../inventory';
import { formatChoices, tryNearest } from '../../text';
import { FleetCheck } from '../engine';
import { OCI_REPOSITORY, release } from './examples';
import { shortKind } from './unresolved';

const VALUES = `
apiVersion: v1
kind: ConfigMap
metadata: {name: shop-values, namespace: apps, labels: {reconcile.fluxcd.io/watch: Enabled}}
data: {prod.yaml: 'replicaCount: 2'}
`;

export const missingKey: FleetCheck = {
  code: 'REF113',
  title: 'key that the ConfigMap or Secret does not have',
  severity: 'error',
  rationale: 'The release is neither installed nor upgraded: helm-controller stops with ValuesError.',
  isWhole: true,
  bad: `${OCI_REPOSITORY}---${VALUES}---${release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-values}]')}`,
  good: `${OCI_REPOSITORY}---${VALUES}---${release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-values, valuesKey: prod.yaml}]')}`,
  fix: 'name a key that is there',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#values-references',
  checkAll({ inventory }, report) {
    const referents = Referents.of(inventory);
    for (const reference of referents.references) {
      const keys = reference.key === undefined || reference.key === '' || isOpen(reference) ? undefined : tryKeysMeant(reference, referents);
      if (keys !== undefined && !keys.includes(reference.key!)) {
        const { from, path, kindName, name, key } = reference;
        const nearest = keys.length === 1 ? keys[0] : tryNearest(key!, keys);
        report(from, path, `${shortKind(kindName)} "${name}" has no key "${key}", only ${formatChoices(keys, 5)}`,
          nearest === undefined ? undefined : `set \`valuesKey: ${nearest}\``);
      }
    }
  },
};

/** An optional key may be missing (`ChartValuesFromReferences` of fluxcd/pkg chartutil), and one to fill in is not known. */
function isOpen({ isOptional, key = '', from }: Reference): boolean {
  return isOptional || from.facts.isPartial === true || key.includes('${') || key.includes('{{');
}
