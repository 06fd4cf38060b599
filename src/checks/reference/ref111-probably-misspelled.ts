import { FleetCheck } from '../engine';
import { OCI_REPOSITORY, release } from './examples';
import { missingCoreObjects } from './missing-core-object';

const VALUES = `
apiVersion: v1
kind: ConfigMap
metadata: {name: shop-values, namespace: apps, labels: {reconcile.fluxcd.io/watch: Enabled}}
data: {values.yaml: 'replicaCount: 2'}
`;

export const probablyMisspelled: FleetCheck = {
  code: 'REF111',
  title: 'name of a Secret, ConfigMap or ServiceAccount with a slip in it',
  severity: 'error',
  rationale: 'Nothing makes an object of that name, and one whose name differs by one letter is there: what refers to it never becomes ready.',
  isWhole: true,
  bad: `${OCI_REPOSITORY}---${VALUES}---${release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-vaules}]')}`,
  good: `${OCI_REPOSITORY}---${VALUES}---${release('shop', '  valuesFrom: [{kind: ConfigMap, name: shop-values}]')}`,
  fix: 'write the name as it is',
  source: 'https://fluxcd.io/flux/components/helm/helmreleases/#values-references',
  checkAll({ inventory }, report) {
    for (const { reference, wanted, near, isTypo, elsewhere } of missingCoreObjects(inventory).flat()) {
      if (isTypo && elsewhere.length === 0) {
        report(reference.from, reference.path, `nothing makes the ${wanted}`, `write "${near}", or declare ${wanted} external if both exist`);
      }
    }
  },
};
